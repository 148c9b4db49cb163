import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { messagingMigrations } from '#messaging';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/servers.js';
import { migrations } from './index.js';

let own: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  own = await createTestDatabase([...messagingMigrations, ...migrations]);
  source = await new DataSource({ type: 'postgres', url: own.url }).initialize();
});
afterAll(async () => {
  await source?.destroy();
  await own?.drop();
});

describe('the migrations of desk', () => {
  it.each([
    [null, null, 'open'],
    ['open', null, 'open'],
    ['open', 'over', 'open'],
    ['open', 'unrouted', 'unrouted'],
    [null, 'proposed', 'proposed'],
    ['open', 'delivering', 'delivering'],
    ['open', 'confirmed', 'met'],
    ['met', 'delivered', 'met'],
    ['met', null, 'met'],
    ['withdrawn', 'accepted', 'withdrawn'],
  ])('a need that is %s with a match that is %s is in the column %s', async (need, match, column) => {
    const [row] = await source.query('select board_column($1, $2) as column', [need, match]);
    expect(row.column).toBe(column);
  });

  it('run on an empty database, once', async () => {
    const again = await new DataSource({
      type: 'postgres',
      url: own.url,
      migrations: [...messagingMigrations, ...migrations],
    }).initialize();
    expect(await again.runMigrations()).toEqual([]);
    await again.destroy();
  });
});
