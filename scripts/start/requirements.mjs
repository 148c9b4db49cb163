import { existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure, exitCode } from '../console/failure.mjs';
import { findJava, findMaven } from '../kafka/java.mjs';
import { haveKafkaJars } from '../kafka/jars.mjs';
import { root } from './instance.mjs';
import { accepts, expectFreePorts } from './ports.mjs';

const MIB = 1024 * 1024;

const existing = (path) => (existsSync(path) ? path : existing(dirname(path)));

function expectFree(folder, needed) {
  const { bavail, bsize } = statfsSync(existing(folder));
  const free = Math.floor((bavail * bsize) / MIB);
  if (free >= needed) return;
  throw new Failure(
    exitCode.noSpace,
    `磁盘空间不足：${folder} 只剩 ${free} MiB，需要 ${needed} MiB。请释放一些空间后重试。`,
    `The disk is nearly full: ${folder} has ${free} MiB left and ${needed} MiB are needed. Free some space and try again.`,
  );
}

/** An install takes about 900 MiB here; the data of the embedded servers begin with about 100 MiB and grow slowly. */
export function expectSpace(home = root) {
  expectFree(root, existsSync(join(root, 'node_modules')) ? 200 : 1_600);
  expectFree(home, 200);
}

function addressOf(variable, value) {
  try {
    const { hostname, port } = new URL(value);
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) };
  } catch {
    throw new Failure(
      exitCode.failed,
      `环境变量 ${variable} 不是有效的地址。`,
      `The variable ${variable} is not a valid address.`,
    );
  }
}

async function expectAnswer(variable, addresses) {
  const answers = await Promise.all(addresses.map(({ host, port }) => accepts(port, host)));
  if (answers.includes(true)) return;
  const where = addresses.map(({ host, port }) => `${host}:${port}`).join(', ');
  throw new Failure(
    exitCode.failed,
    `${variable} 指定的服务器（${where}）没有应答：请启动它，或去掉这个变量以使用内嵌的服务器。`,
    `The server named by ${variable} (${where}) does not answer: start it, or unset the variable to use the embedded one.`,
  );
}

/** Java for an embedded Kafka, and Maven as long as its jars are not here. */
export async function expectKafkaTools() {
  await findJava();
  if (!haveKafkaJars()) await findMaven();
}

/** Everything that would stop a start half-way is looked at before anything is done. */
export async function expectRequirements(instance) {
  expectSpace(instance.home);
  const { databaseUrl, brokers, ports } = instance;
  const { postgres, kafka, kafkaController, ...own } = ports;
  const embedded = { ...(databaseUrl ? {} : { postgres }), ...(brokers ? {} : { kafka, kafkaController }) };
  await expectFreePorts({ ...own, ...embedded });
  if (databaseUrl) await expectAnswer('DATABASE_URL', [addressOf('DATABASE_URL', databaseUrl)]);
  if (!brokers) return expectKafkaTools();
  await expectAnswer(
    'KAFKA_BROKERS',
    brokers.split(',').map((broker) => addressOf('KAFKA_BROKERS', `kafka://${broker.trim()}`)),
  );
}
