import type { Criterion, Facts, FactValue, IndexedProgramme } from '#eligibility';

/** Per street, as in a city district: so many programmes of its own, and those of its district. */
const STREETS_IN_DISTRICT = 17;
const COMMUNITIES = 10;
const PER_STREET = 60;
const OF_DISTRICT = 30;
const EVERYWHERE = 10;

const CATEGORIES = [
  'study-space',
  'companionship',
  'social-group',
  'small-wish',
  'financial-aid',
  'daily-help',
];
const HARDSHIPS = ['dibao', 'tekun', 'margin', 'low-income', 'orphan', 'left-behind', 'severe-illness'];
const MOBILITY = ['independent', 'aided', 'housebound', 'bedridden'];
const BOOLEANS = ['livesAlone', 'wantsCompany', 'ownSleepingSpace', 'ownStudySpace', 'rightToAlter'];

/** Programmes like those of the example data, each with criteria of its own, in as many streets as they fill. */
export function programmesLike(count: number): IndexedProgramme[] {
  const random = randomFrom(7);
  return Array.from({ length: count }, (_, n) => ({
    id: `0197${String(n).padStart(8, '0')}-${String(Math.floor(random() * 1e9)).padStart(9, '0')}`,
    criterion: criterionOf(n < EVERYWHERE ? null : placeOf(count, random), random),
  }));
}

/** Needs from all the streets; each lacks some facts, and some are disputed. */
export function factsOf(programmes: number, needs: number): Facts[] {
  const random = randomFrom(11);
  return Array.from({ length: needs }, () => {
    const values: Record<string, FactValue> = {
      area: community(Math.floor(random() * streetsFor(programmes)), random),
      ageYears: Math.floor(random() * 95),
      category: pick(CATEGORIES, random),
      hardship: some(HARDSHIPS, 2, random),
      monthlyIncomePerHead: Math.floor(random() * 800_000),
      mobility: pick(MOBILITY, random),
    };
    for (const fact of BOOLEANS) if (random() < 0.8) values[fact] = random() < 0.5;
    return { values, disputed: random() < 0.1 ? ['mobility'] : [] };
  });
}

function criterionOf(place: string | null, random: () => number): Criterion {
  const age = Math.floor(random() * 60);
  const [first, second, third] = some(BOOLEANS, 3, random);
  const all: Criterion[] = [
    ...(place === null ? [] : [{ area: 'area' as const, within: place }]),
    { fact: 'category', in: some(CATEGORIES, 2, random) },
    { fact: 'ageYears', between: [age, random() < 0.4 ? null : age + 20 + Math.floor(random() * 20)] },
    { fact: 'hardship', overlaps: some(HARDSHIPS, HARDSHIPS.length, random) },
    { not: { fact: first!, is: random() < 0.5 } },
  ];
  if (random() < 0.5) all.push({ not: { fact: second!, is: true } });
  if (random() < 0.4)
    all.push({
      any: [
        { fact: third!, is: true },
        { fact: 'mobility', in: ['aided', 'bedridden'] },
      ],
    });
  if (random() < 0.3)
    all.push({ fact: 'monthlyIncomePerHead', between: [null, 1000 * Math.floor(random() * 600)] });
  return { all };
}

/** A district, a street or a community, as often as programmes are for one. */
function placeOf(programmes: number, random: () => number): string {
  const street = Math.floor(random() * streetsFor(programmes));
  const kind = random() * (PER_STREET + OF_DISTRICT / STREETS_IN_DISTRICT);
  const code = community(street, random);
  if (kind > PER_STREET) return code.slice(0, 6);
  return kind > PER_STREET / 3 ? code.slice(0, 9) : code;
}

function streetsFor(programmes: number): number {
  return Math.max(1, Math.floor(programmes / (PER_STREET + OF_DISTRICT / STREETS_IN_DISTRICT)));
}

function community(street: number, random: () => number): string {
  const district = 110101 + Math.floor(street / STREETS_IN_DISTRICT);
  const within = String(1 + (street % STREETS_IN_DISTRICT)).padStart(3, '0');
  return `${district}${within}${String(1 + Math.floor(random() * COMMUNITIES)).padStart(3, '0')}`;
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)]!;
}

function some(from: readonly string[], most: number, random: () => number): string[] {
  const start = Math.floor(random() * from.length);
  const count = most === 3 ? 3 : 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, n) => from[(start + n) % from.length]!);
}

/** Numerical Recipes' linear congruential generator: the same data in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
