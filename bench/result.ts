/** One line of the table: ours, the baseline measured in the same run, and whether the goal is met. */
export interface Result {
  readonly id: string;
  readonly what: string;
  readonly ours: number;
  readonly baseline: number;
  readonly against: string;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** The table as Markdown. */
export function tableOf(results: readonly Result[]): string {
  const head = ['', 'what', 'ours', 'baseline', 'against', 'ratio', 'goal', 'met'];
  const rows = results.map(({ id, what, ours, baseline, against, ratio, goal, met }) => [
    id,
    what,
    String(ours),
    String(baseline),
    against,
    String(round(ratio)),
    goal,
    met ? 'yes' : 'no',
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The value below which `share` of the sorted sample lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
