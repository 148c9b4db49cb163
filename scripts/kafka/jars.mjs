import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Failure, asFailure, exitCode } from '../console/failure.mjs';
import { startTask } from '../process/task.mjs';
import { findMaven } from './java.mjs';

const pom = fileURLToPath(new URL('./pom.xml', import.meta.url));
const jarsDir = fileURLToPath(new URL('../../.liandong/kafka-jars', import.meta.url));
const stamp = join(jarsDir, 'pom.sha256');
const LIMIT_MS = 15 * 60_000;

const wanted = () => createHash('sha256').update(readFileSync(pom)).digest('hex');

/** Whether the jars of this pom are here already. */
export function haveKafkaJars() {
  try {
    return readFileSync(stamp, 'utf8') === wanted();
  } catch {
    return false;
  }
}

async function copyWithMaven(folder, onProgress) {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  const maven = startTask({ command: 'mvn', args: ['-B', '-f', pom, ...goal], limitMs: LIMIT_MS });
  let files = 0;
  let problem;
  createInterface({ input: maven.output }).on('line', (line) => {
    if (/Downloaded.*\.(jar|pom)\b/.test(line)) onProgress?.(++files);
    if (/^\[ERROR\] \S/.test(line)) problem ??= line.slice('[ERROR] '.length);
  });
  const { code } = await maven.exited;
  if (code === 0) return;
  const cause = asFailure(new Error(problem ?? `mvn ended with ${code}`));
  if (cause.code === exitCode.noSpace) throw cause;
  throw new Failure(
    exitCode.kafkaFailed,
    `Maven 未能下载 Kafka：${problem ?? `退出码 ${code}`}。请检查网络后重试，或设置 KAFKA_BROKERS。`,
    `Maven could not fetch Kafka: ${problem ?? `code ${code}`}. Check the network and try again, or set KAFKA_BROKERS.`,
  );
}

/** The class path of the broker; fetches the jars by Maven once. `onProgress` is told the number of files so far. */
export async function kafkaClassPath({ onProgress } = {}) {
  if (!haveKafkaJars()) {
    await findMaven();
    const unfinished = `${jarsDir}.${process.pid}`;
    mkdirSync(dirname(jarsDir), { recursive: true });
    try {
      await copyWithMaven(unfinished, onProgress);
      writeFileSync(join(unfinished, 'pom.sha256'), wanted());
      rmSync(jarsDir, { recursive: true, force: true });
      renameSync(unfinished, jarsDir);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  const jars = readdirSync(jarsDir).filter((name) => name.endsWith('.jar'));
  return jars
    .sort()
    .map((name) => join(jarsDir, name))
    .join(':');
}
