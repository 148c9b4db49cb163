import { writeFileSync } from 'node:fs';
import { consume } from './consume.js';
import { file } from './file.js';
import { latency } from './latency.js';
import { reach } from './reach.js';
import { type Result, tableOf } from './result.js';
import { round } from './round.js';
import { verdicts } from './verdicts.js';

const NAMES = ['consume', 'file', 'verdicts', 'reach', 'round'] as const;

/** B4 runs at half of the rate that B3 found, so it belongs to `file`. */
async function fileAndLatency(): Promise<Result[]> {
  const filed = await file();
  return [...filed, ...(await latency(filed[0]!.ours / 2))];
}

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !NAMES.includes(name as (typeof NAMES)[number]));
if (unknown !== undefined) {
  console.error(`There is no measurement “${unknown}”; there are: ${NAMES.join(', ')}.`);
  process.exit(1);
}
const runs = { consume, file: fileAndLatency, verdicts, reach, round };
const results: Result[] = [];
for (const name of NAMES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  results.push(...(await runs[name]()));
}
console.log(tableOf(results));
writeFileSync(new URL('../../bench/results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
