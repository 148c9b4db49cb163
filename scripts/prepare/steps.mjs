import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { accepts } from '../start/ports.mjs';
import { createDatabases } from './databases.mjs';

const WAIT_MS = 90_000;
const built = (root, path) => import(pathToFileURL(join(root, 'dist', path)).href);

/** Creates each service's database and role, and brings its tables up to date. */
export async function migrateAll({ root, adminUrl, serviceUrls }) {
  const [{ migrate }, created] = await Promise.all([
    built(root, 'libs/service-kit/index.js'),
    createDatabases({ adminUrl, serviceUrls, until: Date.now() + WAIT_MS }),
  ]);
  const run = await Promise.all(
    Object.entries(serviceUrls).map(async ([service, url]) => {
      const path = `apps/${service}/migrations/index.js`;
      if (!existsSync(join(root, 'dist', path))) return 0;
      const { migrations } = await built(root, path);
      return (await migrate(url, migrations)).length;
    }),
  );
  return { databases: created, migrations: run.reduce((sum, count) => sum + count, 0) };
}

async function awaitBroker(brokers) {
  const until = Date.now() + WAIT_MS;
  const addresses = brokers.map((broker) => new URL(`kafka://${broker}`));
  for (;;) {
    const answers = await Promise.all(addresses.map(({ hostname, port }) => accepts(Number(port), hostname)));
    if (answers.includes(true) || Date.now() > until) return;
    await delay(50);
  }
}

/** Creates the topics that are missing. */
export async function createAllTopics({ root, brokers, topicPrefix }) {
  const list = brokers.split(',').map((broker) => broker.trim());
  const [{ createTopics }] = await Promise.all([built(root, 'libs/messaging/index.js'), awaitBroker(list)]);
  await createTopics({ brokers: list, topicPrefix });
}
