import { writeFileSync } from 'node:fs';
import { consume } from './consume.js';
import { type Result, tableOf } from './result.js';

const MEASUREMENTS: Record<string, () => Promise<Result[]>> = { consume };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in MEASUREMENTS));
if (unknown !== undefined) {
  console.error(`There is no measurement “${unknown}”; there are: ${Object.keys(MEASUREMENTS).join(', ')}.`);
  process.exit(1);
}
const results: Result[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(MEASUREMENTS)) {
  results.push(...(await MEASUREMENTS[name]!()));
}
console.log(tableOf(results));
writeFileSync(new URL('../../bench/results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
