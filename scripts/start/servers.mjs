import { join } from 'node:path';
import { exitCode } from '../console/failure.mjs';
import { startKafka } from '../kafka.mjs';
import { startPostgres } from '../postgres.mjs';
import { lastError } from '../process/log-tail.mjs';
import { ended } from '../process/server.mjs';

function died(name, { exit, log, logFrom }, { code, signal }) {
  // Killed from outside, it had no time to say anything; its own end is told by its log.
  return ended(name, { code: exit, reason: signal ?? lastError(log, logFrom) ?? code, place: log });
}

/** PostgreSQL: the existing server of DATABASE_URL, or an embedded one whose death is given to `onDeath`. */
export async function openPostgres(instance, { progress, onDeath }) {
  if (instance.databaseUrl) {
    const { hostname, port } = new URL(instance.databaseUrl);
    const server = { embedded: false, url: instance.databaseUrl, address: `${hostname}:${port || 5432}` };
    progress.line(`✓ PostgreSQL：DATABASE_URL → ${server.address}`);
    return server;
  }
  const port = instance.ports.postgres;
  const log = join(instance.logs, 'postgres.log');
  const address = `127.0.0.1:${port}`;
  const { result: postgres, ms } = await progress.step(
    'PostgreSQL',
    () => startPostgres({ dataDir: join(instance.home, 'postgres'), port, log }),
    () => address,
  );
  void postgres.exited.then((end) =>
    onDeath(died('PostgreSQL', { exit: exitCode.postgresFailed, log, logFrom: postgres.logFrom }, end)),
  );
  return { embedded: true, url: postgres.url, address, port, pid: postgres.pid, log, ms };
}

/** Kafka: the existing brokers of KAFKA_BROKERS, or an embedded one whose death is given to `onDeath`. */
export async function openKafka(instance, { progress, onDeath }) {
  if (instance.brokers) {
    progress.line(`✓ Kafka：KAFKA_BROKERS → ${instance.brokers}`);
    return { embedded: false, brokers: instance.brokers, address: instance.brokers };
  }
  const port = instance.ports.kafka;
  const log = join(instance.logs, 'kafka.log');
  const { result: kafka, ms } = await progress.step(
    'Kafka',
    () => startKafka({ dataDir: join(instance.home, 'kafka'), port, log }),
    ({ brokers }) => brokers,
  );
  void kafka.exited.then((end) =>
    onDeath(died('Kafka', { exit: exitCode.kafkaFailed, log, logFrom: kafka.logFrom }, end)),
  );
  return { embedded: true, brokers: kafka.brokers, address: kafka.brokers, port, pid: kafka.pid, log, ms };
}
