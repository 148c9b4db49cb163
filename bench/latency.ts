import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { migrations as intakeMigrations } from '../apps/intake/migrations/index.js';
import { migrations as matcherMigrations } from '../apps/matcher/migrations/index.js';
import { newId } from '#kernel';
import { aHousehold } from './household.js';
import { kafkaOf, produce, programmes, watch } from './needs.js';
import { openPlace, type Place, startWorker } from './place.js';
import { percentile, type Result, round } from './result.js';

const SECONDS = 15;

/** B4: from the request that files a need to its proposal on Kafka, against one bare commit, produce and consume. */
export async function latency(rate: number): Promise<Result[]> {
  const ours = await filedToProposed(rate);
  const bare = await commitProduceConsume(rate);
  const line = (share: number, name: string, goal: string, met: (ratio: number) => boolean): Result => {
    const [a, b] = [percentile(ours, share), percentile(bare, share)];
    return {
      id: 'B4',
      what: `filed → proposed, ${name}, ms at ${Math.round(rate)} needs/s`,
      ours: round(a),
      baseline: round(b),
      against: 'commit + produce + consume of one message',
      ratio: a / b,
      goal,
      met: met(a / b),
    };
  };
  return [line(0.5, 'p50', '–', () => true), line(0.99, 'p99', '≤ 4', (ratio) => ratio <= 4)];
}

/** Starts `each` at an even rate, whatever the answers do; resolves to the sorted times of those that came back. */
async function atRate(rate: number, each: (done: (ms: number) => void) => void): Promise<number[]> {
  const times: number[] = [];
  const total = Math.round(rate * SECONDS);
  const since = performance.now();
  for (let started = 0; started < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - since) / 1000) * rate));
    for (; started < due; started += 1) each((ms) => times.push(ms));
    await delay(2);
  }
  for (let waited = 0; times.length < total && waited < 20_000; waited += 50) await delay(50);
  if (times.length < total * 0.999) throw new Error(`${total - times.length} of ${total} never came back`);
  return times.sort((a, b) => a - b);
}

async function filedToProposed(rate: number): Promise<number[]> {
  const place = await openPlace(intakeMigrations);
  const matcherPlace = { ...(await openPlace(matcherMigrations)), topicPrefix: place.topicPrefix } as Place;
  await produce(
    place,
    'programmes',
    'programme.published',
    programmes(),
    (one: { programmeId: string }) => one.programmeId,
  );
  const body = await aHousehold(place);
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const workers = [
    await startWorker('intake.worker.js', place, { PORT: String(port) }),
    await startWorker('matcher.worker.js', matcherPlace),
  ];
  const waiting = new Map<string, () => void>();
  const early = new Set<string>();
  const seen = (id: string) => (waiting.has(id) ? waiting.get(id)!() : early.add(id));
  const consumer = await watch(place, 'matches', seen);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const fileOne = (done: (ms: number) => void) => {
    const since = performance.now();
    const finish = () => done(performance.now() - since);
    post(agent, port, body, (id) => (early.delete(id) ? finish() : waiting.set(id, finish)));
  };
  await atRate(Math.min(rate, 50), fileOne);
  const times = await atRate(rate, fileOne);
  await consumer.disconnect();
  for (const worker of workers) await worker.stop();
  await matcherPlace.close();
  await place.close();
  return times;
}

function post(agent: Agent, port: number, body: string, filed: (id: string) => void): void {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request(
    { agent, port, host: '127.0.0.1', path: '/needs', method: 'POST', headers },
    (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('end', () => filed((JSON.parse(text) as { id: string }).id));
    },
  );
  sent.end(body);
}

async function commitProduceConsume(rate: number): Promise<number[]> {
  const place = await openPlace();
  await place.pool.query('create table bare (id uuid primary key)');
  const waiting = new Map<string, () => void>();
  const consumer = await watch(place, 'matches', (id) => waiting.get(id)?.());
  const producer = kafkaOf(place).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const one = async (done: (ms: number) => void) => {
    const [id, since] = [newId(), performance.now()];
    waiting.set(id, () => done(performance.now() - since));
    await place.pool.query('insert into bare values ($1)', [id]);
    await producer.send({
      topic: `${place.topicPrefix}.matches.v1`,
      messages: [{ key: id, value: '{}' }],
      acks: -1,
    });
  };
  const times = await atRate(rate, (done) => void one(done));
  await consumer.disconnect();
  await producer.disconnect();
  await place.close();
  return times;
}
