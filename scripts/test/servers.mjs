import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startKafka } from '../kafka.mjs';
import { deletePostgresData } from '../postgres/place.mjs';
import { startPostgres } from '../postgres.mjs';
import { freePorts } from '../start/ports.mjs';

/** A folder for one run of the tests, which PostgreSQL's account may enter. */
export function testFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** A PostgreSQL and a Kafka for this run only, as environment variables, and `stop` which leaves only their logs. */
export async function openTestServers(folder, { durable = false } = {}) {
  const [postgresPort, kafkaPort, controllerPort] = await freePorts(3);
  const postgresDir = join(folder, 'postgres', 'data');
  const kafkaDir = join(folder, 'kafka', 'data');
  const [postgres, kafka] = await Promise.all([
    startPostgres({
      dataDir: postgresDir,
      port: postgresPort,
      log: join(folder, 'postgres.log'),
      durable,
    }),
    startKafka({ dataDir: kafkaDir, port: kafkaPort, controllerPort, log: join(folder, 'kafka.log') }),
  ]);
  return {
    env: { TEST_DATABASE_URL: postgres.url, TEST_KAFKA_BROKERS: kafka.brokers },
    async stop() {
      await kafka.stop();
      await postgres.stop();
      deletePostgresData(postgresDir);
      for (const path of [dirname(postgresDir), dirname(kafkaDir)])
        rmSync(path, { recursive: true, force: true });
    },
  };
}
