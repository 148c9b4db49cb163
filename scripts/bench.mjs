import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { build } from './build.mjs';
import { printFailure } from './console/failure.mjs';
import { root } from './start/instance.mjs';
import { openTestServers, testFolder } from './test/servers.mjs';

/** `npm run bench [-- NAME …]`: the measurements, on a durable PostgreSQL and a Kafka of their own. */
async function main(args) {
  await build(root);
  const folder = testFolder();
  const servers = await openTestServers(folder, { durable: true });
  try {
    const child = spawn(process.execPath, ['dist/bench/main.js', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        BENCH_DATABASE_URL: servers.env.TEST_DATABASE_URL,
        BENCH_KAFKA_BROKERS: servers.env.TEST_KAFKA_BROKERS,
      },
    });
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => process.exit(printFailure(error)));
