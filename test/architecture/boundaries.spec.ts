import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { filesBelow, root } from './tree.js';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
  cycle?: { name: string }[];
}

interface Report {
  modules: { source: string }[];
  summary: {
    totalCruised: number;
    violations: Violation[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

const probes = join(root, 'test/architecture/probes');
const config = join(root, '.dependency-cruiser.mjs');
const checker = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

// The exit code only says whether there are violations; the report says which.
function cruise(folder: string, parts: string[]): Promise<Report> {
  const args = [checker, '--config', config, '--output-type', 'json', ...parts];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as Report);
      else reject(error ?? new Error(stderr));
    });
  });
}

const ruleOf = (file: string): string => basename(file).split('.')[0]!;

describe('boundaries', () => {
  let tree: Report;
  let broken: Report;

  beforeAll(async () => {
    [tree, broken] = await Promise.all([
      cruise(root, ['apps', 'libs', 'test', 'bench']),
      cruise(probes, ['.']),
    ]);
  });

  it('are kept by the tree', () => {
    const lines = tree.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(lines).toEqual([]);
  });

  it('are judged on every source file of apps and libs', () => {
    const seen = new Set(tree.modules.map(({ source }) => source));
    const sources = filesBelow('apps', 'libs').filter((file) => file.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((file) => !seen.has(file))).toEqual([]);
  });

  it('have a file that breaks each of them, and only it', () => {
    const rules = broken.summary.ruleSetUsed.forbidden.map(({ name }) => name);
    const fired = new Map<string, Set<string>>();
    for (const { from, rule, cycle = [] } of broken.summary.violations) {
      for (const file of [from, ...cycle.map(({ name }) => name)]) {
        fired.set(file, (fired.get(file) ?? new Set()).add(rule.name));
      }
    }
    const files = filesBelow('test/architecture/probes')
      .map((file) => file.slice('test/architecture/probes/'.length))
      .filter((file) => file.endsWith('.ts'));
    const expected = files.map((file) => [file, rules.includes(ruleOf(file)) ? [ruleOf(file)] : []]);
    expect(files.map((file) => [file, [...(fired.get(file) ?? [])]])).toEqual(expected);
    expect(rules.filter((rule) => !files.some((file) => ruleOf(file) === rule))).toEqual([]);
  });
});
