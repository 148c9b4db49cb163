import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, messagingMigrations } from '#messaging';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/servers.js';
import { intake } from '../src/intake.js';
import { migrations } from './index.js';

let own: TestDatabase;
let database: Database;

beforeAll(async () => {
  own = await createTestDatabase([...messagingMigrations, ...migrations]);
  database = await Database.connect({ url: own.url, entities: [...intake.entities] as never });
});

afterAll(async () => {
  await database?.close();
  await own?.drop();
});

describe('migrations', () => {
  it('make the tables that the entities describe', async () => {
    const difference = await database.orm.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('run in the order of their names, after those of messaging', () => {
    const stamps = [...messagingMigrations, ...migrations].map(({ name }) => Number(name.slice(-13)));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
  });
});
