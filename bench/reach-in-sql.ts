import type pg from 'pg';
import type { Criterion, Facts } from '#eligibility';
import type { BenchNeed } from './reach-data.js';

export type FactValue = Facts['values'][string];

/** A column for each fact, null where the value is missing or disputed, and an index for each column. */
const SCHEMA = `
create unlogged table open_need (id uuid, street text, "area" text, "ageYears" int, hardship text[],
  "monthlyIncome" int, mobility text, "ownSleepingSpace" boolean, "ownStudySpace" boolean, "livesAlone" boolean)`;
const INDEXES = [
  'alter table open_need add primary key (id)',
  'create index on open_need (street, "ageYears")',
  'create index on open_need ("area" text_pattern_ops)',
  'create index on open_need ("ageYears")',
  'create index on open_need ("monthlyIncome")',
  'create index on open_need (mobility)',
  'create index on open_need using gin (hardship)',
  'vacuum (analyze) open_need',
];
const BATCH = 20_000;

/** What both sides answer: by street reached, undetermined, added, removed; by part alone and remaining. */
export interface SqlReach {
  readonly byStreet: ReadonlyMap<string, readonly number[]>;
  readonly funnel: readonly number[];
}

export async function load(pool: pg.Pool, needs: Iterable<BenchNeed>): Promise<void> {
  await pool.query(SCHEMA);
  let rows: Record<string, FactValue>[] = [];
  const insert = async () => {
    await pool.query('insert into open_need select r.* from json_populate_recordset(null::open_need, $1) r', [
      JSON.stringify(rows),
    ]);
    rows = [];
  };
  for (const { id, facts } of needs) {
    const known = Object.entries(facts.values).filter(([fact]) => !facts.disputed.includes(fact));
    rows.push({ id, street: String(facts.values['area']).slice(0, 9), ...Object.fromEntries(known) });
    if (rows.length === BATCH) await insert();
  }
  await insert();
  for (const statement of INDEXES) await pool.query(statement);
}

/**
 * The fastest of three forms that were tried: needs are counted by what each part says of them (SQL's own logic has the
 * same three values, null being unknown), in parallel, and the figures come from these few groups.
 */
export function reachQuery(draft: Criterion, published: Criterion): string {
  const parts = 'all' in draft ? draft.all : [draft];
  const columns = [...parts.map((_, at) => `c${at}`), 'published'].join(', ');
  const judged = [
    ...parts.map((part, at) => `${condition(part)} as c${at}`),
    `${condition(published)} as published`,
  ];
  const passed = parts.map((_, at) =>
    parts
      .slice(0, at + 1)
      .map((__, before) => `c${before}`)
      .join(' and '),
  );
  const all = passed.at(-1) ?? 'true';
  const counts = [
    `(${all})`,
    `(${all}) is null`,
    `(${all}) and published is not true`,
    `published and (${all}) is not true`,
    ...parts.flatMap((_, at) => [`c${at} is false`, `(${passed[at]}) is not false`]),
  ].map((filter) => `coalesce(sum(needs) filter (where ${filter}), 0)::int`);
  return `select street, array[${counts.join(', ')}] as counts
    from (select street, ${columns}, count(*) as needs
      from (select street, ${judged.join(', ')} from open_need) as judged group by street, ${columns}) as grouped
    group by street order by street`;
}

/** The least that one can ask: how many are reached, by street. Indexes serve it where they can. */
export function reachedQuery(draft: Criterion): string {
  return `select street, count(*)::int from open_need where ${condition(draft)} group by street`;
}

export async function ask(pool: pg.Pool, query: string): Promise<SqlReach> {
  const { rows } = await pool.query<{ street: string; counts: number[] }>(query);
  const funnel = (rows[0]?.counts.slice(4) ?? []).map((_, at) =>
    rows.reduce((sum, { counts }) => sum + counts[at + 4]!, 0),
  );
  return { byStreet: new Map(rows.map(({ street, counts }) => [street, counts.slice(0, 4)])), funnel };
}

function condition(criterion: Criterion): string {
  if ('all' in criterion) return `(${criterion.all.map(condition).join(' and ')})`;
  if ('any' in criterion) return `(${criterion.any.map(condition).join(' or ')})`;
  if ('not' in criterion) return `(not ${condition(criterion.not)})`;
  if ('area' in criterion) {
    return criterion.within.length === 9
      ? `(street = '${criterion.within}')`
      : `("area" like '${criterion.within}%')`;
  }
  const column = `"${criterion.fact}"`;
  if ('is' in criterion) return `(${column} = ${literal(criterion.is)})`;
  if ('in' in criterion) return `(${column} in (${criterion.in.map(literal).join(', ')}))`;
  if ('overlaps' in criterion) return `(${column} && array[${criterion.overlaps.map(literal).join(', ')}])`;
  const [low, high] = criterion.between;
  const ends = [
    low === null ? [] : `${column} >= ${low}`,
    high === null ? [] : `${column} <= ${high}`,
  ].flat();
  return `(${ends.join(' and ')})`;
}

function literal(value: boolean | number | string): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
