import { build } from '../build.mjs';
import { Failure, exitCode, printFailure } from '../console/failure.mjs';
import { createProgress } from '../console/progress.mjs';
import { install, isInstalled } from '../install.mjs';
import { haveKafkaJars, kafkaClassPath } from '../kafka/jars.mjs';
import { isPinnedNode, onLauncherGone, runUnderPinnedNode } from '../pinned-node.mjs';
import { deleteData } from './fresh.mjs';
import { readInstance, root } from './instance.mjs';
import { awaitLeftOvers, expectNotRunning, releaseLock, takeLock } from './lock.mjs';
import { expectRequirements } from './requirements.mjs';
import { runState } from './run-state.mjs';
import { wayOut } from '../console/way-out.mjs';
import { startSystem } from './system.mjs';

const STARTED = 'LIANDONG_STARTED_AT';

function readOptions(args) {
  const unknown = args.find((arg) => arg !== '--fresh');
  if (unknown === undefined) return { fresh: args.includes('--fresh') };
  throw new Failure(
    exitCode.failed,
    `没有选项 ${unknown}；可用的只有 --fresh（从头开始）。`,
    `There is no option ${unknown}; the only one is --fresh (start over).`,
  );
}

async function fetchPackages(progress) {
  if (isInstalled(root)) return;
  await progress.step(
    '安装 npm ci',
    (update) => install(root, { onProgress: (done, total) => update(`${done}/${total}`) }),
    ({ packages }) => `${packages} packages`,
  );
}

async function fetchKafka(instance, progress) {
  if (instance.brokers || haveKafkaJars()) return;
  await progress.step('下载 Kafka (Maven)', (update) =>
    kafkaClassPath({ onProgress: (files) => update(`${files} 个文件 files`) }),
  );
}

/** What is done under whatever Node there is: look at everything that could stop us, and fetch what is missing. */
async function getReady(instance, progress) {
  expectNotRunning(instance);
  await awaitLeftOvers(instance);
  await expectRequirements(instance);
  await Promise.all([fetchPackages(progress), fetchKafka(instance, progress)]);
}

async function startHere(instance, { fresh, progress, out }) {
  takeLock(instance);
  out.before(() => releaseLock(instance));
  if (fresh) deleteData(instance);
  const state = runState(instance);
  out.before(() => state.remove());
  await progress.step(
    '构建 build',
    () => build(root),
    ({ files, compiled }) => `${files} files, ${compiled} compiled`,
  );
  const startedAt = Number(process.env[STARTED] ?? performance.timeOrigin);
  await startSystem(instance, { progress, state, startedAt, fail: out.fail });
}

/** `npm start`: from a clone to a running system, until it is told to stop. */
export async function start(args) {
  const progress = createProgress();
  const out = wayOut({ say: progress.line, tell: printFailure });
  try {
    const { fresh } = readOptions(args);
    const instance = readInstance();
    await getReady(instance, progress);
    if (!isPinnedNode(root)) {
      out.leaveSignalsAlone();
      process.exit(await runUnderPinnedNode(root, { [STARTED]: String(performance.timeOrigin) }));
    }
    onLauncherGone(() => out.stop(0));
    await startHere(instance, { fresh, progress, out });
    out.ready();
  } catch (error) {
    out.fail(error);
  }
}
