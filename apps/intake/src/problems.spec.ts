import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ProblemCatalogue } from '#service-kit';

const root = join(import.meta.dirname, '../../..');
const APPS = ['intake'];

function sourcesOf(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('problems.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n');
}

/** Functions that make a DomainError of the code that they are given. */
function makersIn(source: string): string[] {
  const makers = source.matchAll(/function (\w+)\([^)]*\bcode: string[^)]*\): DomainError/g);
  return [...makers].map(([, name]) => name!);
}

/** Every code that is thrown: the first argument of a DomainError, or of a function that makes one. */
function thrownIn(source: string): Set<string> {
  const names = ['DomainError', ...makersIn(source)].join('|');
  return allOf(source, new RegExp(`\\b(?:${names})\\(\\s*'([^']+)'`, 'g'));
}

function allOf(source: string, pattern: RegExp): Set<string> {
  return new Set([...source.matchAll(pattern)].map(([, found]) => found!));
}

const kit = (file: string) => readFileSync(join(root, 'libs/service-kit/problems', file), 'utf8');
const kitCodes = allOf(kit('kit-problems.ts'), /^ {2}'([\w.-]+)': \{/gm);
const faultCodes = allOf(kit('field-texts.ts'), /^ {2}'([\w.-]+)': \{/gm);

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe.each(APPS)('what %s refuses', (app) => {
  const source = sourcesOf(`apps/${app}/src`);
  const thrown = thrownIn(source);
  const texts = async (): Promise<ProblemCatalogue> =>
    ((await import(`../../${app}/src/problems.js`)) as { problems: ProblemCatalogue }).problems;

  it('is worded, each code of it', async () => {
    const worded = new Set([...Object.keys(await texts()), ...kitCodes]);
    expect(thrown.size).toBeGreaterThan(0);
    expect([...thrown].filter((code) => !worded.has(code))).toEqual([]);
  });

  it('is written where it can be found: as text, or passed to what makes the error', () => {
    expect([...source.matchAll(/new DomainError\((?!\s*')/g)]).toHaveLength(makersIn(source).length);
  });

  it('is worded for each field, too', () => {
    const faults = allOf(source, /\bcode: '([\w-]+\.[\w-]+)'/g);
    expect([...faults].filter((code) => !faultCodes.has(code))).toEqual([]);
  });

  it('has no words for what is never refused', async () => {
    expect(Object.keys(await texts()).filter((code) => !thrown.has(code))).toEqual([]);
  });

  it('is said in both languages, about the same details', async () => {
    for (const [code, { zh, en, status }] of Object.entries(await texts())) {
      expect([code, status >= 400 && status < 500]).toEqual([code, true]);
      expect([code, placeholders(zh)]).toEqual([code, placeholders(en)]);
      expect(zh).toMatch(/[一-龥].*。$/);
      expect(en).toMatch(/^[^一-龥]*\.$/);
    }
  });
});
