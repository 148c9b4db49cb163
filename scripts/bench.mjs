import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { build } from './build.mjs';
import { printFailure } from './console/failure.mjs';
import { root } from './start/instance.mjs';
import { startTestServers } from './test/servers.mjs';

/** `npm run bench [-- NAME …]`: the measurements, on a PostgreSQL and a Kafka of their own. */
async function main(args) {
  await build(root);
  const servers = await startTestServers({ durable: true });
  try {
    const child = spawn(process.execPath, ['dist/bench/main.js', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, BENCH_DATABASE_URL: servers.url, BENCH_KAFKA_BROKERS: servers.brokers },
    });
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
  } finally {
    await servers.stop();
  }
}

main(process.argv.slice(2)).catch((error) => process.exit(printFailure(error)));
