import { join } from 'node:path';
import { prepareEnvironment, serviceEnvironment } from './environment.mjs';
import { loadExampleData } from './example-data.mjs';
import { services, urlOf } from './instance.mjs';
import { prepare } from './prepared.mjs';
import { readyScreen } from './screen.mjs';
import { readSecret, serviceDatabaseUrls } from './secret.mjs';
import { openKafka, openPostgres } from './servers.mjs';
import { superviseService } from './service.mjs';

/** The servers side by side; the databases and topics are prepared as soon as each is there. */
async function openServers(instance, { progress, state, fail }) {
  const kafkaReady = openKafka(instance, { progress, onDeath: fail });
  const postgresReady = openPostgres(instance, { progress, onDeath: fail });
  const preparing = postgresReady.then(({ url }) =>
    progress.step(
      '准备 databases, topics',
      () => prepare(prepareEnvironment(instance, { adminUrl: url })),
      (line) => line,
    ),
  );
  const [postgres, kafka] = await Promise.all([postgresReady, kafkaReady, preparing]);
  state.setServer('postgres', postgres);
  state.setServer('kafka', kafka);
  return { postgres, kafka };
}

function reports(name, { progress, state, values }) {
  return {
    onStart: (pid) => state.setService(name, { ...values, pid }),
    onDeath({ code, signal, pause }) {
      const wait = `${pause / 1000} s`;
      progress.line(`! ${name} 已退出 ended (${signal ?? code})，${wait} 后重启 starting again in ${wait}`);
    },
    onBack: () => progress.line(`✓ ${name} 已恢复 is back`),
  };
}

async function openService(name, instance, { progress, state, fail, databaseUrl, brokers }) {
  const log = join(instance.logs, `${name}.log`);
  const port = instance.ports[name];
  const values = { port, url: urlOf(instance, name), log, databaseUrl };
  const service = superviseService({
    name,
    port,
    log,
    env: serviceEnvironment(instance, { name, databaseUrl, brokers }),
    onGiveUp: fail,
    ...reports(name, { progress, state, values }),
  });
  const { ms } = await progress.step(
    name,
    () => service.untilReady(),
    () => values.url,
  );
  return [name, ms];
}

/** Starts servers, services and example data, and shows what runs. Failures after that are given to `fail`. */
export async function startSystem(instance, { progress, state, startedAt, fail }) {
  state.set({ urls: Object.fromEntries(services.map((name) => [name, urlOf(instance, name)])) });
  const { postgres, kafka } = await openServers(instance, { progress, state, fail });
  const databases = serviceDatabaseUrls(postgres.url, services, readSecret(instance));
  const { brokers } = kafka;
  const took = await Promise.all(
    services.map((name) =>
      openService(name, instance, { progress, state, fail, brokers, databaseUrl: databases[name] }),
    ),
  );
  await loadExampleData(instance, { progress, databaseUrl: postgres.url });
  const totalMs = performance.timeOrigin + performance.now() - startedAt;
  state.set({ state: 'ready', readyAt: new Date().toISOString(), readyAfterMs: Math.round(totalMs) });
  progress.line(
    readyScreen(instance, { postgres, kafka, state: state.now(), took: Object.fromEntries(took), totalMs }),
  );
}
