import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { migrations } from '../apps/intake/migrations/index.js';
import { aHousehold } from './household.js';
import { openPlace, type Place, startWorker } from './place.js';
import { type Result, round } from './result.js';

export const CONNECTIONS = 64;
const SECONDS = 10;

/** B3: needs filed over HTTP, against pgbench with the same rows in the same database. */
export async function file(): Promise<Result[]> {
  const place = await openPlace(migrations);
  const body = await aHousehold(place);
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const intake = await startWorker('intake.worker.js', place, { PORT: String(port) });
  await hit(port, body, 3);
  const ours = await hit(port, body, SECONDS);
  await intake.stop();
  const baseline = await pgbench(place, body);
  await place.close();
  return [
    {
      id: 'B3',
      what: `need filed over HTTP, requests/s at ${CONNECTIONS} connections`,
      ours: round(ours),
      baseline: round(baseline),
      against: 'pgbench: the same rows in the same database',
      ratio: ours / baseline,
      goal: '≥ 0.5',
      met: ours / baseline >= 0.5,
    },
  ];
}

/** Requests a second; throws when one is refused. */
async function hit(port: number, body: string, seconds: number): Promise<number> {
  const run = await autocannon({
    url: `http://127.0.0.1:${port}/needs`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (run.non2xx + run.errors + run.timeouts > 0) throw new Error(`${run.non2xx} requests were refused`);
  return run['2xx'] / run.duration;
}

/** What a filed need leaves in the database, without asking anything first. */
async function pgbench(place: Place, body: string): Promise<number> {
  const { householdId, memberId, category, items, facts } = JSON.parse(body) as Record<string, unknown>;
  // pgbench takes a colon before a letter or a digit for a variable of its own.
  const spaced = (value: string) => value.replaceAll(/:(?=\S)/g, ': ');
  const json = (value: unknown) => `'${spaced(JSON.stringify(value))}'::jsonb`;
  const headers = {
    ce_subject: householdId,
    ce_time: new Date().toISOString(),
    ce_correlationid: householdId,
  };
  const script = `
begin;
insert into need values (uuidv7(), 1, 'open', '${String(householdId)}', '${String(memberId)}', '${String(category)}',
  ${json(items)}, 'routine', '110101008012', ${json({ ...(facts as object), ageYears: 9, area: '110101008012' })}, '{}', now());
insert into outbox (lane, id, topic, key, type, sequence, headers, payload)
  values (7, uuidv7(), 'needs.v1', '${String(householdId)}', 'need.filed', 1, ${json(headers)}, '${spaced(body)}');
commit;
`.replaceAll(/\n(?=\s)/g, ' ');
  const folder = mkdtempSync(join(tmpdir(), 'liandong-bench-'));
  writeFileSync(join(folder, 'file.sql'), script);
  const options = ['-n', '-M', 'prepared', '-c', String(CONNECTIONS), '-j', '2', '-T', String(SECONDS)];
  const child = spawn('pgbench', [...options, '-f', join(folder, 'file.sql'), place.databaseUrl]);
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]).catch(() => ['']);
  rmSync(folder, { recursive: true });
  const tps = /tps = ([\d.]+)/.exec(output)?.[1];
  if (tps === undefined)
    throw new Error('pgbench gave no figure: install the PostgreSQL client programs for B3 and B4.');
  return Number(tps);
}
