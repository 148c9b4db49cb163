/** A linear sum to make as large or as small as can be. */
export interface Objective {
  readonly sense: 'max' | 'min';
  readonly sum: string;
}

/** An integer programme with objectives in order of importance: a later one never costs an earlier one anything. */
export interface IntegerProgramme {
  readonly objectives: readonly Objective[];
  /** Each without a name: `x + y <= 1`. */
  readonly constraints: readonly string[];
  /** Variables from 0 to 1. */
  readonly upToOne: readonly string[];
  /** Variables that are 0 or 1. */
  readonly binary: readonly string[];
}

/** At least one term; whole coefficients. */
export function sumOf(terms: readonly (readonly [coefficient: number, variable: string])[]): string {
  return terms.map(([by, variable]) => `${by < 0 ? '-' : '+'} ${Math.abs(by)} ${variable}`).join(' ');
}

/** The text in CPLEX LP format for the first objective that has no value yet; those before it are held at theirs. */
export function stageText(programme: IntegerProgramme, reached: readonly number[]): string {
  const { objectives, constraints, upToOne, binary } = programme;
  const objective = objectives[reached.length];
  if (!objective) throw new RangeError('All objectives have a value.');
  const held = reached.map((value, stage) => {
    const { sense, sum } = objectives[stage] ?? objective;
    return `${sum} ${sense === 'max' ? '>=' : '<='} ${value}`;
  });
  return [
    objective.sense === 'max' ? 'Maximize' : 'Minimize',
    `objective: ${objective.sum}`,
    'Subject To',
    ...[...constraints, ...held].map((constraint, index) => `c${index}: ${constraint}`),
    'Bounds',
    ...upToOne.map((name) => `0 <= ${name} <= 1`),
    'Binary',
    ...binary,
    'End',
    '',
  ].join('\n');
}
