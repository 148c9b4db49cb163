import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const { Client, escapeIdentifier, escapeLiteral } = pg;
// Still starting, or no such address yet: the server may come up while we wait.
const notYet = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', '57P03']);

/** A session on a server that may still be starting. */
async function connect(url, until) {
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const wait = notYet.has(error.code) || error.errors?.some(({ code }) => notYet.has(code));
      if (!wait || Date.now() > until) throw error;
      await delay(100);
    }
  }
}

async function exists(client, query, name) {
  const { rowCount } = await client.query(query, [name]);
  return rowCount > 0;
}

async function createFor(client, serviceUrl) {
  const { username, password, pathname } = new URL(serviceUrl);
  const [role, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent);
  const verb = (await exists(client, 'select 1 from pg_roles where rolname = $1', role)) ? 'alter' : 'create';
  await client.query(`${verb} role ${escapeIdentifier(role)} login password ${escapeLiteral(secret)}`);
  if (await exists(client, 'select 1 from pg_database where datname = $1', database)) return false;
  // Only a member of the role may give it a database, unless it is a superuser.
  await client.query(`grant ${escapeIdentifier(role)} to current_user`);
  await client.query(`create database ${escapeIdentifier(database)} owner ${escapeIdentifier(role)}`);
  await client.query(`revoke all on database ${escapeIdentifier(database)} from public`);
  return true;
}

/** Gives each service URL its role, password and database; no other role may connect to it. Resolves to how many are new. */
export async function createDatabases({ adminUrl, serviceUrls, until }) {
  const client = await connect(adminUrl, until);
  try {
    let created = 0;
    for (const url of Object.values(serviceUrls)) if (await createFor(client, url)) created += 1;
    return created;
  } finally {
    await client.end();
  }
}
