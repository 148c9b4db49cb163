import highsModule from 'highs';
import type { NumberedRound } from '../libs/allocation/numbered-round.js';

// The types of the package tell of its CommonJS side, where this is one level further down.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** HiGHS as npm has it, on who is served: CPU ms, and the sum of the weights of those served, 1 for the last class. */
export async function whoByHighs(round: NumberedRound): Promise<{ ms: number; weight: number }> {
  const text = linearProgramme(round);
  const highs = await loadHighs();
  const since = process.cpuUsage();
  const { Status, ObjectiveValue } = highs.solve(text);
  const { user, system } = process.cpuUsage(since);
  if (Status !== 'Optimal') throw new Error(`HiGHS gave ${Status}`);
  return { ms: (user + system) / 1000, weight: Math.round(ObjectiveValue) };
}

export function weightOf({ needs }: NumberedRound, served: Int32Array): number {
  const lowest = Math.max(...needs.map(({ priorityClass }) => priorityClass));
  return needs.reduce(
    (sum, { priorityClass }, need) => sum + (served[need]! < 0 ? 0 : lowest + 1 - priorityClass),
    0,
  );
}

/** In CPLEX LP format, a variable for each choice; the matrix of a flow has whole optima without being told so. */
function linearProgramme({ needs, problem: { start, pool, seats } }: NumberedRound): string {
  const lowest = Math.max(...needs.map(({ priorityClass }) => priorityClass));
  const objective: string[] = [];
  const rows: string[] = [];
  const asked = Array.from(seats, (): string[] => []);
  for (const [need, { priorityClass }] of needs.entries()) {
    const own: string[] = [];
    for (let i = start[need]!; i < start[need + 1]!; i += 1) {
      own.push(`x${i}`);
      asked[pool[i]!]!.push(`x${i}`);
      objective.push(`${lowest + 1 - priorityClass} x${i}`);
    }
    if (own.length > 0) rows.push(`n${need}: ${plus(own)} <= 1`);
  }
  for (const [place, names] of asked.entries()) {
    if (names.length > 0) rows.push(`p${place}: ${plus(names)} <= ${seats[place]}`);
  }
  return `Maximize\n obj: ${plus(objective)}\nSubject To\n${rows.join('\n')}\nEnd\n`;
}

/** The format has short lines. */
function plus(terms: readonly string[]): string {
  return terms.join('\n + ');
}
