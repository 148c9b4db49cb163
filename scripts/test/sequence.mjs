import { rmSync } from 'node:fs';
import { build } from '../build.mjs';
import { asFailure, printFailure } from '../console/failure.mjs';
import { createProgress } from '../console/progress.mjs';
import { wayOut } from '../console/way-out.mjs';
import { install, isInstalled } from '../install.mjs';
import { isPinnedNode, onLauncherGone, runUnderPinnedNode } from '../pinned-node.mjs';
import { root } from '../start/instance.mjs';
import { expectKafkaTools, expectSpace } from '../start/requirements.mjs';
import { runCheck } from './checks.mjs';
import { runProject } from './jest.mjs';
import { checkScripts, projects, readRequest } from './parts.mjs';
import { openTestServers, testFolder } from './servers.mjs';
import { summary } from './summary.mjs';

const STARTED = 'LIANDONG_STARTED_AT';

async function getReady(progress, parts) {
  expectSpace();
  if (parts.some((part) => projects[part]?.servers)) await expectKafkaTools();
  if (isInstalled(root)) return;
  await progress.step(
    '安装 npm ci',
    (update) => install(root, { onProgress: (done, total) => update(`${done}/${total}`) }),
    ({ packages }) => `${packages} packages`,
  );
}

/** A step that must not end the run when it fails: it counts as one failed test with its reason. */
async function counted(name, work) {
  const since = performance.now();
  try {
    await work();
    return { name, passed: 1, failed: 0, ms: performance.now() - since };
  } catch (error) {
    printFailure(error);
    const note = asFailure(error).message.split('\n').at(-1);
    return { name, passed: 0, failed: 1, ms: performance.now() - since, note };
  }
}

async function runProjects(names, { patterns, folder, results, progress }) {
  let servers;
  for (const name of names) {
    if (projects[name].servers && !servers) {
      const opening = progress.step('PostgreSQL, Kafka', () => openTestServers(folder));
      const outcome = await counted('servers', async () => (servers = (await opening).result));
      if (!servers) return results.push(outcome);
    }
    console.log(`\n── ${name}`);
    const env = { ...process.env, ...servers?.env };
    results.push(await runProject(root, name, { patterns, folder, env }));
  }
  await servers?.stop();
}

async function runAll({ parts, patterns }, folder, progress) {
  const results = [];
  if (parts.includes('checks')) {
    const names = checkScripts(root);
    if (names.length === 0)
      results.push({ name: 'checks', passed: 0, failed: 1, ms: 0, note: 'no check:… in package.json' });
    for (const name of names) {
      const { result } = await progress.step(name, () => runCheck(root, name));
      results.push(result);
    }
  }
  const built = await counted('build', () => progress.step('构建 build', () => build(root)));
  results.push(built);
  const names = Object.keys(projects).filter((name) => parts.includes(name));
  if (built.failed === 0) await runProjects(names, { patterns, folder, results, progress });
  return results;
}

/** `npm test`: set-up, checks, build and all tests of a clone, counted. */
export async function test(args) {
  const progress = createProgress();
  const out = wayOut({ say: progress.line, tell: printFailure });
  try {
    const request = readRequest(args);
    await getReady(progress, request.parts);
    if (!isPinnedNode(root)) {
      out.leaveSignalsAlone();
      process.exit(await runUnderPinnedNode(root, { [STARTED]: String(performance.timeOrigin) }));
    }
    onLauncherGone(() => out.stop(1));
    const folder = testFolder();
    out.before(() => rmSync(folder, { recursive: true, force: true }));
    const results = await runAll(request, folder, progress);
    const startedAt = Number(process.env[STARTED] ?? performance.timeOrigin);
    const { failed, text } = summary(results, performance.timeOrigin + performance.now() - startedAt);
    if (failed === 0) rmSync(folder, { recursive: true, force: true });
    else progress.line(`日志 logs: ${folder}`);
    console.log(text);
    process.exit(failed === 0 ? 0 : 1);
  } catch (error) {
    out.fail(error);
  }
}
