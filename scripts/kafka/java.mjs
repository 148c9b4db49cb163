import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure, exitCode } from '../console/failure.mjs';

const run = promisify(execFile);
const OLDEST = 17;

/** The java command: that of JAVA_HOME, else the one in the path. */
const javaCommand = () => (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java');

const howZh = '请安装 JDK 17 或更新版本（例如 apt install openjdk-17-jre-headless、brew install openjdk@17）';
const howEn =
  'install Java 17 or newer (for example apt install openjdk-17-jre-headless, brew install openjdk@17)';
const elseZh = '或设置 KAFKA_BROKERS 使用已有的 Kafka，或改用 docker compose up';
const elseEn = 'or set KAFKA_BROKERS to use an existing Kafka, or use docker compose up';

const missing = (zh, en) =>
  new Failure(exitCode.missingTool, `${zh}：${howZh}，${elseZh}。`, `${en}: ${howEn}, ${elseEn}.`);

/** Finds Java 17 or newer: { command, version }. */
export async function findJava() {
  const command = javaCommand();
  let output;
  try {
    const { stdout, stderr } = await run(command, ['-version'], { timeout: 20_000 });
    output = `${stderr}${stdout}`;
  } catch {
    throw missing('内嵌的 Kafka 需要 Java，但没有找到', 'The embedded Kafka needs Java, which was not found');
  }
  const version = /version "([^"]+)"/.exec(output)?.[1] ?? '';
  if (Number.parseInt(version, 10) < OLDEST) {
    throw missing(
      `内嵌的 Kafka 需要 Java 17，这里是 ${version}`,
      `The embedded Kafka needs Java 17, here is ${version}`,
    );
  }
  return { command, version };
}

/** Makes sure that Maven can be called. */
export async function findMaven() {
  try {
    await run('mvn', ['--version'], { timeout: 30_000 });
  } catch {
    throw new Failure(
      exitCode.missingTool,
      `内嵌的 Kafka 由 Maven 下载，但没有找到 mvn：请安装 Maven（例如 apt install maven、brew install maven），${elseZh}。`,
      `The embedded Kafka is fetched by Maven, and mvn was not found: install Maven (for example apt install maven, brew install maven), ${elseEn}.`,
    );
  }
}
