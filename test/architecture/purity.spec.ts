import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from './tree.js';

const linter = join(root, 'node_modules/oxlint/bin/oxlint');
const domain = 'apps/intake/src/need/domain/probe';
const useCase = 'apps/intake/src/need/file-need/probe';

const LONG = Array.from({ length: 251 }, (_, n) => `export const x${n} = ${n};`).join('\n');

/** File, source, and the rules that must refuse it: those, and no others. */
const PROBES: readonly (readonly [file: string, source: string, rules: readonly string[]])[] = [
  [`${domain}-now.ts`, 'export const at = Date.now();', ['eslint(no-restricted-properties)']],
  [`${domain}-clock.ts`, 'export const at = new Date();', ['house(no-clock)']],
  [`${domain}-chance.ts`, 'export const any = Math.random();', ['eslint(no-restricted-properties)']],
  [`${domain}-node.ts`, "export { join } from 'node:path';", ['eslint(no-restricted-imports)']],
  [`${domain}-given.ts`, 'export const day = (at: string) => new Date(at);', []],
  ['libs/kernel/probe.ts', 'export const at = new Date();', ['house(no-clock)']],
  ['libs/eligibility/probe.ts', 'export const any = Math.random();', ['eslint(no-restricted-properties)']],
  ['libs/contracts/probe.ts', 'export const at = Date.now();', ['eslint(no-restricted-properties)']],
  ['libs/kernel/clock.ts', 'export const now = () => new Date();', []],
  ['libs/messaging/probe.ts', 'export const at = Date.now();', []],
  [`${useCase}-env.ts`, 'export const port = process.env.PORT;', ['eslint(no-restricted-properties)']],
  ['libs/service-kit/probe.ts', 'export const all = process.env;', ['eslint(no-restricted-properties)']],
  ['apps/intake/src/config.ts', 'export const port = process.env.PORT;', []],
  ['scripts/probe.mjs', 'export const port = process.env.PORT;', []],
  [`${useCase}-print.ts`, "console.log('said');", ['eslint(no-console)']],
  [`${useCase}-any.ts`, 'export const loose = (x: any) => String(x);', ['typescript(no-explicit-any)']],
  [
    `${useCase}-four.ts`,
    'export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];',
    ['house(max-positional)'],
  ],
  [`${useCase}-long.ts`, LONG, ['eslint(max-lines)']],
  ['apps/intake/src/need/probe.spec.ts', 'export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];', []],
];

interface Diagnostic {
  code: string;
  filename: string;
}

function lint(folder: string): Promise<Diagnostic[]> {
  const options = { cwd: folder, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [linter, '--format', 'json'], options, (error, stdout, stderr) => {
      if (!stdout.trimStart().startsWith('{')) return reject(error ?? new Error(stderr));
      resolve((JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics);
    });
  });
}

describe('the linter', () => {
  // A copy of its settings, since the tree's own settings leave probes out.
  const folder = mkdtempSync(join(tmpdir(), 'liandong-lint-'));
  let found: Diagnostic[];

  beforeAll(async () => {
    for (const path of ['.oxlintrc.json', 'test/architecture/lint']) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    for (const [file, source] of PROBES) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${source}\n`);
    }
    found = await lint(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(PROBES)('reads %s as it should', (file, _, rules) => {
    const fired = found.filter(({ filename }) => filename === file).map(({ code }) => code);
    expect([...new Set(fired)]).toEqual(rules);
  });
});
