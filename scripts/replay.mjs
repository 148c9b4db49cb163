import { parseArgs } from 'node:util';
import { Failure, exitCode, printFailure } from './console/failure.mjs';
import { readInstance, services, root } from './start/instance.mjs';
import { readSecret, serviceDatabaseUrls } from './start/secret.mjs';
import { readRunState } from './start/run-state.mjs';

const usage = 'npm run replay -- --service intake|registry|matcher|desk [--key KEY]';

function readOptions(args) {
  const { values } = parseArgs({ args, options: { service: { type: 'string' }, key: { type: 'string' } } });
  if (services.includes(values.service)) return values;
  throw new Failure(exitCode.failed, `用法：${usage}`, `Usage: ${usage}`);
}

function databaseUrl(service, env) {
  const instance = readInstance(env);
  const adminUrl = instance.databaseUrl ?? readRunState(instance)?.postgres?.url;
  if (adminUrl) return serviceDatabaseUrls(adminUrl, services, readSecret(instance, env))[service];
  throw new Failure(
    exitCode.failed,
    '没有正在运行的联动，也没有 DATABASE_URL：请先 npm start，或设置 DATABASE_URL。',
    'Nothing is running here and DATABASE_URL is not set: run npm start first, or set DATABASE_URL.',
  );
}

function tell({ key, done, left, error }) {
  const failed = error ? ` · 仍然失败 fails again: ${error}` : '';
  console.log(`${key}  已处理 done ${done}  仍搁置 left ${left}${failed}`);
}

/** `npm run replay`: runs the parked events of one service again, key by key and in order. */
async function main(args, env) {
  const { service, key } = readOptions(args);
  const { replayService } = await import(new URL('dist/libs/service-kit/index.js', `file://${root}/`));
  const { [service]: definition } = await import(
    new URL(`dist/apps/${service}/src/${service}.js`, `file://${root}/`)
  );
  const { readConfig } = await import(new URL(`dist/apps/${service}/src/config.js`, `file://${root}/`));
  env.DATABASE_URL = databaseUrl(service, env);
  env.KAFKA_BROKERS ??= 'localhost:9092';
  const config = { ...readConfig(), logLevel: 'error' };
  const replayed = await replayService(definition, config, { key });
  if (replayed.length === 0) console.log('没有搁置的事件。Nothing is parked.');
  replayed.forEach(tell);
  if (replayed.some(({ left }) => left > 0)) process.exitCode = exitCode.failed;
}

main(process.argv.slice(2), process.env).catch((error) => {
  process.exit(printFailure(error));
});
