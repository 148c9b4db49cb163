import { pathToFileURL } from 'node:url';
import { exitCode, Failure, printFailure } from './console/failure.mjs';
import { readDongcheng } from './load/data.mjs';
import { Refusal, service, Unreachable } from './load/http.mjs';
import { loadHouseholds } from './load/intake.mjs';
import { loadCatalogue, loadResources } from './load/registry.mjs';

const NOTHING = () => {};

/**
 * Loads data/dongcheng into running services through their HTTP, registry first. Loading again changes nothing.
 * `onProgress(done, total)` is called after every entry. Resolves to how much there is of what, and to the time it took.
 */
export async function loadDongcheng({ registryUrl, intakeUrl, onProgress = NOTHING }) {
  const started = performance.now();
  const data = await readDongcheng();
  const counts = countsOf(data);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let entries = 0;
  const done = () => onProgress(++entries, total);
  try {
    const registry = service(registryUrl);
    await loadCatalogue(registry, data, done);
    const providerIds = await loadResources(registry, data, done);
    await loadHouseholds(service(intakeUrl), data.households, { providerIds, done });
  } catch (error) {
    throw inWords(error);
  }
  return { counts, ms: performance.now() - started };
}

function countsOf({ areas, facts, providers, programmes, households }) {
  const inHouseholds = (kind) => households.reduce((sum, household) => sum + household[kind].length, 0);
  return {
    areas: areas.length,
    facts: facts.length,
    policies: 1,
    providers: providers.length,
    programmes: programmes.length,
    households: households.length,
    visits: inHouseholds('visits'),
    consents: inHouseholds('consents'),
    needs: inHouseholds('needs'),
  };
}

function inWords(error) {
  if (error instanceof Unreachable) {
    const zh = `示例数据没有载入：服务没有应答（${error.message}）。请先运行 npm start。`;
    return new Failure(
      exitCode.loadFailed,
      zh,
      'The example data was not loaded: no answer. Run npm start first.',
    );
  }
  if (!(error instanceof Refusal)) return error;
  if (error.code === 'idempotency.key-reused') {
    const zh = `示例数据在上次载入后有改动（${error.call}）。请运行 npm start -- --fresh 重新开始。`;
    const en = 'The example data was changed since it was loaded. Run npm start -- --fresh to start over.';
    return new Failure(exitCode.loadFailed, zh, en);
  }
  const zh = `示例数据没有全部载入，${error.call} 被拒绝：${error.sentence}`;
  const en = `The example data was not loaded in full: ${error.call} was refused (${error.status} ${error.code}).`;
  return new Failure(exitCode.loadFailed, zh, en);
}

function showProgress(done, total) {
  if (process.stdout.isTTY)
    process.stdout.write(`\r  载入示例数据 ${done}/${total}${done === total ? '\r\x1b[K' : ''}`);
}

async function main() {
  const { REGISTRY_URL = 'http://localhost:3002', INTAKE_URL = 'http://localhost:3001' } = process.env;
  const { counts, ms } = await loadDongcheng({
    registryUrl: REGISTRY_URL,
    intakeUrl: INTAKE_URL,
    onProgress: showProgress,
  });
  const { areas, facts, providers, programmes, households, needs } = counts;
  const seconds = (ms / 1000).toFixed(1);
  console.log(
    `示例数据：${areas} 个区划、${facts} 项情况、${providers} 个资源方、${programmes} 个项目、${households} 户家庭、${needs} 项需求（${seconds} s）`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    if (process.stdout.isTTY) process.stdout.write('\n');
    process.exitCode = printFailure(error);
  });
}
