import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, root } from './tree.js';

const ROLES = ['module', 'controller', 'repository', 'query', 'projection', 'consumer', 'migration'];
const MORE_ROLES = ['filter', 'interceptor', 'events', 'worker'];
const LANGUAGES = ['zh', 'en'];
const TESTS = ['spec', 'int.spec', 'e2e.spec'];
const FOLDERS_NOT_USED =
  /^(common|controllers|core|dto|entities|helpers|interfaces|managers|models|services|shared|types|utils?)$/;
const WORDS_NOT_USED = new Set([
  'service',
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'types',
  'interface',
  'dto',
]);
// The library that runs a service is about services.
const ABOUT_SERVICES = /^libs\/service-kit\/|^test\/harness\/service\.ts$|^scripts\//;
const MAX_LINES = 250;
const MAX_LINES_OF_SPEC = 400;

const sources = filesBelow('apps', 'libs', 'scripts', 'test').filter(
  (file) => /\.(ts|mjs)$/.test(file) && !file.startsWith('test/architecture/probes/'),
);
const nameOf = (file: string): string => basename(file).replace(/\.(ts|mjs)$/, '');
const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

describe('names', () => {
  it('are in kebab-case, with a role that is known', () => {
    const known = [...ROLES, ...MORE_ROLES, ...LANGUAGES].flatMap((role) => [
      role,
      ...TESTS.map((test) => `${role}.${test}`),
    ]);
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const odd = sources.filter((file) => {
      const [concept = '', ...role] = nameOf(file).split('.');
      return !kebab.test(concept) || (role.length > 0 && ![...known, ...TESTS].includes(role.join('.')));
    });
    expect(odd).toEqual([]);
  });

  it('do not hide behind words that mean nothing', () => {
    const vague = sources.filter((file) => {
      const words = nameOf(file).split(/[.-]/);
      return words.some((word) => WORDS_NOT_USED.has(word)) && !ABOUT_SERVICES.test(file);
    });
    expect(vague).toEqual([]);
  });

  it('of folders are about what is done, not about technical kinds', () => {
    const folders = new Set(sources.flatMap((file) => file.split('/').slice(0, -1)));
    expect([...folders].filter((folder) => FOLDERS_NOT_USED.test(folder))).toEqual([]);
  });

  it('of index files stand for a library or for its migrations, never inside an app', () => {
    const barrels = sources.filter((file) => nameOf(file) === 'index');
    const allowed = /^libs\/[^/]+\/(migrations\/)?index\.ts$|^apps\/[^/]+\/migrations\/index\.ts$/;
    expect(barrels.filter((file) => !allowed.test(file))).toEqual([]);
  });
});

describe('sizes', () => {
  it('of a file end at 250 lines, of a spec at 400', () => {
    const over = sources.filter(
      (file) => linesOf(file) > (file.endsWith('.spec.ts') ? MAX_LINES_OF_SPEC : MAX_LINES),
    );
    expect(over).toEqual([]);
  });

  it('have a median of at most 60 lines in apps and libs', () => {
    const own = sources.filter((file) => /^(apps|libs)\//.test(file) && !file.endsWith('.spec.ts'));
    expect(median(own.map(linesOf))).toBeLessThanOrEqual(60);
  });

  it('of main.ts end at 40 lines', () => {
    const mains = sources.filter((file) => /^apps\/[^/]+\/src\/main\.ts$/.test(file));
    expect(mains.length).toBeGreaterThan(0);
    expect(mains.filter((file) => linesOf(file) > 40)).toEqual([]);
  });
});
