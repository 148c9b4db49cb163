import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, root } from './tree.js';

const TEXT =
  /(^|\/)(run|Dockerfile|LICENSE|\.[a-z]+rc|\.[a-z]+ignore)$|\.(ts|mjs|cjs|js|json|md|yml|yaml|xml|csv|patch|properties|html)$/;

/** What git would commit, or everything that is not ignored by name where there is no git. */
function committed(): string[] {
  if (!existsSync(join(root, '.git'))) return filesBelow();
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0');
  return listed.filter((file) => file !== '' && existsSync(join(root, file)));
}

const files = committed().filter((file) => TEXT.test(file) && statSync(join(root, file)).size < 5_000_000);
const isThis = (file: string): boolean => file === 'test/architecture/committed.spec.ts';
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

function places(pattern: RegExp, allowed: (line: string, file: string) => boolean = () => false): string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) && !allowed(line, file) ? [`${file}:${index + 1}`] : [])),
  );
}

describe('what is committed', () => {
  it('is looked at', () => {
    expect(files).toContain('package-lock.json');
    expect(files).toContain('test/architecture/committed.spec.ts');
  });

  it('names no registry host', () => {
    const host =
      /\b(registry\.[a-z0-9-]+\.(org|com|net|io|cn|dev)|[a-z0-9.-]*(npmjs\.(org|com)|npmmirror\.com|repo\d?\.maven\.org))\b/;
    expect(places(host, (_, file) => isThis(file))).toEqual([]);
  });

  it('names no place of one machine', () => {
    const place = /(?<![\w./:-])\/(work|root|home|Users)\/[\w.-]/;
    expect(places(place)).toEqual([]);
  });

  it('leaves nothing for later and switches nothing off', () => {
    const later = /\b(TODO|FIXME)\b/;
    const off =
      /@ts-(ignore|nocheck|expect-error)|\b(it|test|describe)\.(only|skip|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/;
    const code = (_: string, file: string) => !/\.(ts|mjs)$/.test(file) || isThis(file);
    expect([...places(later, code), ...places(off, code)]).toEqual([]);
  });
});

describe('links', () => {
  const pages = files.filter((file) => file.endsWith('.md'));

  it.each(pages)('of %s lead somewhere', (page) => {
    const text = textOf(page).replaceAll(/```[\s\S]*?```/g, '');
    const targets = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(
      ([, target]) => target!,
    );
    const relative = targets.filter((target) => !/^([a-z][a-z+.-]*:|#)/i.test(target));
    const dead = relative.filter((target) => {
      const path = decodeURIComponent(target.split('#')[0]!);
      return !existsSync(join(root, normalize(join(dirname(page), path))));
    });
    expect(dead).toEqual([]);
  });
});
