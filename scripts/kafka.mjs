import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exitCode } from './console/failure.mjs';
import { classArchive } from './kafka/class-archive.mjs';
import { kafkaClassPath } from './kafka/jars.mjs';
import { findJava } from './kafka/java.mjs';
import { jvmFlags, kafkaProperties } from './kafka/settings.mjs';
import { startChild, stopOrder } from './process/child.mjs';
import { lastError, setAsideWhenLarge } from './process/log-tail.mjs';
import { complaint, notStarted, openServer } from './process/server.mjs';
import { accepts } from './start/ports.mjs';

const READY_MS = 90_000;
const run = promisify(execFile);
const log4j = fileURLToPath(new URL('./kafka/log4j2.properties', import.meta.url));

/** Formats the data directory unless it was: a cluster of its own, of one node. */
async function format({ java, classPath, dataDir, properties }) {
  if (existsSync(join(dataDir, 'meta.properties'))) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const cluster = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const tool = ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', cluster, '-c', properties];
  try {
    await run(java.command, [...jvmFlags(log4j), ...tool], { timeout: 60_000 });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    const reason = complaint(error);
    throw notStarted('Kafka', { code: exitCode.kafkaFailed, reason, place: properties });
  }
}

async function ready(broker, port) {
  const until = Date.now() + READY_MS;
  while (broker.running() && Date.now() < until) {
    if (await accepts(port)) return true;
    await delay(25);
  }
  return false;
}

async function launch({ java, classPath, properties, port, log }) {
  const archive = classArchive({ version: java.version, classPath });
  const broker = startChild({
    name: 'Kafka',
    command: java.command,
    args: [...jvmFlags(log4j), ...archive.flags, '-cp', classPath, 'kafka.Kafka', properties],
    cwd: dirname(properties),
    log,
    order: stopOrder.kafka,
    graceMs: 20_000,
  });
  void broker.exited.then(archive.keep);
  if (await ready(broker, port)) return broker;
  await broker.stop({ signal: 'SIGKILL' });
  const reason = lastError(log, broker.logFrom);
  throw notStarted('Kafka', { code: exitCode.kafkaFailed, reason, place: log });
}

/**
 * Starts a Kafka broker (KRaft, one node) on 127.0.0.1; its controller listens on the next port. `log` is the path of its
 * log file, `onProgress` is told how many files Maven has fetched on the first run. Resolves when it accepts connections,
 * to { brokers, pid, exited, stop({ signal }), restart({ signal }) }; with SIGKILL it stops as in a crash.
 */
export async function startKafka({
  dataDir: wanted,
  port,
  controllerPort = port + 1,
  onProgress,
  ...options
}) {
  const dataDir = resolve(wanted);
  const { log = `${dataDir}.log` } = options;
  const java = await findJava();
  const classPath = await kafkaClassPath({ onProgress });
  const properties = `${dataDir}.properties`;
  mkdirSync(dirname(dataDir), { recursive: true });
  writeFileSync(properties, kafkaProperties({ dataDir, port, controllerPort }));
  await format({ java, classPath, dataDir, properties });
  setAsideWhenLarge(log);
  const brokers = `127.0.0.1:${port}`;
  return openServer(() => launch({ java, classPath, properties, port, log }), { brokers, dataDir });
}
