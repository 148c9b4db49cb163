import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, exitCode } from '../console/failure.mjs';

/** The services, in the order of a need's way through them; desk is the one that people open. */
export const services = ['intake', 'registry', 'matcher', 'desk'];

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const usual = { intake: 3001, registry: 3002, matcher: 3003, desk: 8080, postgres: 25432, kafka: 29092 };
const offsets = { intake: 1, registry: 2, matcher: 3, postgres: 5, kafka: 6, desk: 8 };

function portFrom(name, value) {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(
    exitCode.failed,
    `环境变量 ${name} 应为 1–65535 的端口号，而不是“${value}”。`,
    `The variable ${name} should be a port number from 1 to 65535, not "${value}".`,
  );
}

function readPorts(env) {
  const base = env.LIANDONG_PORT_BASE && portFrom('LIANDONG_PORT_BASE', env.LIANDONG_PORT_BASE);
  const ports = {};
  for (const name of Object.keys(usual)) {
    const variable = `${name.toUpperCase()}_PORT`;
    const fallback = base ? base + offsets[name] : usual[name];
    ports[name] = env[variable] ? portFrom(variable, env[variable]) : fallback;
  }
  return { ...ports, kafkaController: ports.kafka + 1 };
}

/** What the environment says about this copy of the system: where its data lie, its ports, existing servers to use. */
export function readInstance(env = process.env) {
  const asked = env.LIANDONG_HOME;
  const home = asked ? (isAbsolute(asked) ? asked : resolve(root, asked)) : join(root, '.liandong');
  return {
    home,
    logs: join(home, 'logs'),
    lockFile: join(home, 'lock'),
    runFile: join(home, 'run.json'),
    loadedFile: join(home, 'loaded.json'),
    secretFile: join(home, 'secret'),
    ports: readPorts(env),
    databaseUrl: env.DATABASE_URL || undefined,
    brokers: env.KAFKA_BROKERS || undefined,
    topicPrefix: env.TOPIC_PREFIX || 'liandong',
  };
}

/** Where a service of this copy is reached. */
export const urlOf = (instance, service) => `http://localhost:${instance.ports[service]}`;
