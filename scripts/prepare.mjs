import { Failure, asFailure, exitCode, printFailure } from './console/failure.mjs';
import { createAllTopics, migrateAll } from './prepare/steps.mjs';
import { readInstance, root, services } from './start/instance.mjs';
import { readRunState } from './start/run-state.mjs';
import { stillRuns } from './process/identity.mjs';
import { readSecret, serviceDatabaseUrls } from './start/secret.mjs';

const parts = ['migrate', 'topics'];

function missing(variable) {
  return new Failure(
    exitCode.prepareFailed,
    `没有指定 ${variable}，也没有正在运行的联动：请设置 ${variable}，或先运行 npm start。`,
    `${variable} is not set and nothing is running here: set ${variable}, or run npm start first.`,
  );
}

/** INTAKE_DATABASE_URL and its like, where the environment names them; else derived from the server's own. */
function serviceUrlsFrom(instance, adminUrl, env) {
  const named = Object.fromEntries(
    services
      .map((service) => [service, env[`${service.toUpperCase()}_DATABASE_URL`]])
      .filter(([, url]) => url),
  );
  if (Object.keys(named).length === services.length) return named;
  return { ...serviceDatabaseUrls(adminUrl, services, readSecret(instance, env)), ...named };
}

async function migratePart(instance, running, env) {
  const adminUrl = instance.databaseUrl ?? running?.postgres?.url;
  if (!adminUrl) throw missing('DATABASE_URL');
  const serviceUrls = serviceUrlsFrom(instance, adminUrl, env);
  const { databases, migrations } = await migrateAll({ root, adminUrl, serviceUrls });
  return `数据库 databases: ${databases} created · 迁移 migrations: ${migrations} run`;
}

async function topicsPart(instance, running) {
  const brokers = instance.brokers ?? running?.kafka?.brokers;
  if (!brokers) throw missing('KAFKA_BROKERS');
  await createAllTopics({ root, brokers, topicPrefix: instance.topicPrefix });
  return `主题 topics: ${instance.topicPrefix}.*`;
}

/** `node scripts/prepare.mjs [migrate] [topics]`: both unless named. May be run again at any time. */
async function main(args, env) {
  const unknown = args.find((arg) => !parts.includes(arg));
  if (unknown)
    throw new Failure(exitCode.failed, `没有“${unknown}”这一步。`, `There is no part "${unknown}".`);
  const wanted = args.length > 0 ? args : parts;
  const instance = readInstance(env);
  const state = readRunState(instance);
  const running = state && stillRuns(state) ? state : undefined;
  const work = { migrate: migratePart, topics: topicsPart };
  const lines = await Promise.all(wanted.map((part) => work[part](instance, running, env)));
  console.log(lines.join('\n'));
}

function inWords(error) {
  const cause = asFailure(error);
  if (cause.code !== exitCode.failed || error instanceof Failure) return cause;
  const reason = error.message || error.code || String(error);
  return new Failure(
    exitCode.prepareFailed,
    `数据库或主题未能准备好：${reason}`,
    `The databases or topics could not be prepared: ${reason}`,
  );
}

main(process.argv.slice(2), process.env).then(
  () => process.exit(0),
  (error) => process.exit(printFailure(inWords(error))),
);
