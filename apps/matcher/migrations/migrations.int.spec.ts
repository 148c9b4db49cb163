import { describe, expect, it } from '@jest/globals';
import { messagingMigrations } from '#messaging';
import { createTestDatabase } from '../../../test/harness/servers.js';
import { migrations } from './index.js';

const all = [...messagingMigrations, ...migrations];

describe('migrations', () => {
  it('run on an empty database', async () => {
    const made = await createTestDatabase(all);
    await expect(made.drop()).resolves.not.toThrow();
  });

  it('run in the order of their names, after those of messaging', () => {
    const stamps = all.map((migration) => Number(/\d+$/.exec(migration.name)?.[0]));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
  });
});
