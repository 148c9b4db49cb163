import { logLevel, Kafka, type KafkaMessage } from 'kafkajs';
import pg from 'pg';
import type { NeedState } from '#contracts';
import { newId } from '#kernel';

const { DATABASE_URL: url, KAFKA_BROKERS: brokers, TOPIC_PREFIX: prefix } = process.env;
const pool = new pg.Pool({ connectionString: url, max: 6 });
const kafka = new Kafka({ clientId: 'floor', brokers: brokers!.split(','), logLevel: logLevel.NOTHING });
const consumer = kafka.consumer({ groupId: `${prefix}-floor`, maxBytesPerPartition: 262_144 });

/** The rows that matcher writes for a filed need, with nothing decided. */
async function write(messages: readonly KafkaMessage[], partition: number): Promise<void> {
  const needs = messages.map(({ value }) => JSON.parse(value!.toString()) as NeedState);
  const column = <T>(of: (need: NeedState) => T) => needs.map(of);
  const ids = column(() => newId());
  const same = column(() => newId());
  const json = column((need) => JSON.stringify(need));
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into floor_inbox select 'floor', id, $2, pos from unnest($1::uuid[]) with ordinality as e (id, pos)`,
      [ids, partition],
    );
    await client.query(
      'insert into floor_need select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[])',
      [
        column(({ needId }) => needId),
        column(({ householdId }) => householdId),
        column(({ category }) => category),
        json,
      ],
    );
    await client.query(
      'insert into floor_match select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])',
      [ids, column(({ needId }) => needId), same, column(() => 'proposed')],
    );
    await client.query(
      'insert into floor_decision select * from unnest($1::uuid[], $2::uuid[], $3::jsonb[])',
      [same, column(({ needId }) => needId), json],
    );
    await client.query(
      `insert into floor_outbox (lane, id, key, payload)
       select 1, * from unnest($1::uuid[], $2::text[], $3::text[])`,
      [ids, column(({ needId }) => needId), json],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

await pool.query(`
  create table floor_inbox (consumer text, event_id uuid, partition int, pos bigint, primary key (consumer, event_id));
  create table floor_need (id uuid primary key, household_id uuid, category text, data jsonb);
  create table floor_match (id uuid primary key, need_id uuid unique, programme_id uuid, state text);
  create table floor_decision (id uuid primary key, need_id uuid, data jsonb);
  create table floor_outbox (pos bigint generated always as identity, lane smallint, id uuid, key text, payload text,
    primary key (lane, pos))`);
await consumer.connect();
await consumer.subscribe({ topics: [`${prefix}.needs.v1`], fromBeginning: true });
await consumer.run({
  eachBatchAutoResolve: false,
  partitionsConsumedConcurrently: 3,
  eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
    for (let from = 0; from < batch.messages.length; from += 500) {
      const chunk = batch.messages.slice(from, from + 500);
      await write(chunk, batch.partition);
      resolveOffset(chunk.at(-1)!.offset);
      await heartbeat();
    }
  },
});
process.once('SIGTERM', () => process.exit(0));
process.send!('ready');
