import { setTimeout as delay } from 'node:timers/promises';
import { migrations } from '../apps/matcher/migrations/index.js';
import { aNeed, produce, programmes } from './needs.js';
import { openPlace, type Place, startWorker } from './place.js';
import { type Result, round } from './result.js';

const OURS = 30_000;
const PLAIN = 3_000;

/** B1 and B2: filed needs, waiting on the topic, to durable matches, by three consumers after each other. */
export async function consume(): Promise<Result[]> {
  const plain = await measure('plain-nest.worker.js', 'plain_match', PLAIN);
  const floor = await measure('floor.worker.js', 'floor_match', OURS);
  const ours = await measure('matcher.worker.js', 'match', OURS);
  return [
    {
      id: 'B1',
      what: 'needs consumed to durable match, events/s',
      ours: round(ours),
      baseline: round(plain),
      against: 'plain Nest: ServerKafka, one save per event',
      ratio: ours / plain,
      goal: '≥ 25',
      met: ours / plain >= 25,
    },
    {
      id: 'B2',
      what: 'the same',
      ours: round(ours),
      baseline: round(floor),
      against: 'floor: eachBatch + bare unnest inserts of the same rows',
      ratio: ours / floor,
      goal: '≥ 0.6',
      met: ours / floor >= 0.6,
    },
  ];
}

/** Events a second from the first row to the last. */
async function measure(worker: string, table: string, events: number): Promise<number> {
  const place = await openPlace(table === 'match' ? migrations : []);
  const filed = Array.from({ length: events }, (_, n) => aNeed(n));
  await produce(
    place,
    'programmes',
    'programme.published',
    programmes(),
    (state: { programmeId: string }) => state.programmeId,
  );
  if (table === 'match') await heardProgrammes(place, worker);
  await produce(place, 'needs', 'need.filed', filed, (need: { needId: string }) => need.needId);
  const running = await startWorker(worker, place);
  const rate = await watchTable(place, table, events);
  await running.stop();
  await place.close();
  return rate;
}

/** The programmes are there before the needs, as in life. */
async function heardProgrammes(place: Place, worker: string): Promise<void> {
  const running = await startWorker(worker, place);
  for (let count = 0; count < 12; await delay(50)) count = await rows(place, 'programme');
  await running.stop();
}

async function watchTable(place: Place, table: string, events: number): Promise<number> {
  let first = 0;
  let since = 0;
  const deadline = performance.now() + 180_000;
  for (;;) {
    const count = await rows(place, table);
    const now = performance.now();
    if (count > 0 && since === 0) [first, since] = [count, now];
    if (count >= events) return ((count - first) / (now - since)) * 1000;
    if (now > deadline) throw new Error(`${table} has ${count} of ${events} rows after 180 s`);
    await delay(20);
  }
}

async function rows(place: Place, table: string): Promise<number> {
  const found = await place.pool
    .query<{ count: number }>(`select count(*)::int count from ${table}`)
    .catch(() => ({ rows: [{ count: 0 }] }));
  return found.rows[0]!.count;
}
