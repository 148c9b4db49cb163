import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { contractOf } from '#contracts';
import type { ProblemCatalogue } from '#service-kit';
import { problems as desk } from '../../apps/desk/src/problems.js';
import { problems as intake } from '../../apps/intake/src/problems.js';
import { problems as matcher } from '../../apps/matcher/src/problems.js';
import { problems as registry } from '../../apps/registry/src/problems.js';
import { fieldTexts } from '../../libs/service-kit/problems/field-texts.js';
import { kitProblems } from '../../libs/service-kit/problems/kit-problems.js';
import { filesBelow, root } from './tree.js';

const CODE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;
// Filled in by the filter itself, whatever was thrown.
const ALWAYS_KNOWN = new Set(['correlationId']);
const apps: Record<string, ProblemCatalogue> = { intake, registry, matcher, desk };

/** Texts of a file that have the form of a code, and those of them that a DomainError is made with. */
function codesOf(path: string): { named: string[]; thrown: string[] } {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  // What writes a whole problem by itself brings its own words.
  const worded = (code: string): boolean => source.text.includes(`urn:liandong:problem:${code}`);
  const named: string[] = [];
  const thrown: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && CODE.test(node.text) && !worded(node.text)) {
      named.push(node.text);
      const made = ts.isNewExpression(node.parent) && node.parent.expression.getText() === 'DomainError';
      if (made) thrown.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { named, thrown };
}

function codesBelow(folder: string): { named: Set<string>; thrown: Set<string> } {
  const files = filesBelow(folder).filter(
    (file) => /(?<!\.spec|problems|field-texts)\.ts$/.test(file) && !file.includes('/testing/'),
  );
  const codes = files.map(codesOf);
  return {
    named: new Set(codes.flatMap(({ named }) => named)),
    thrown: new Set(codes.flatMap(({ thrown }) => thrown)),
  };
}

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].toSorted();
const isWorded = (code: string, own: ProblemCatalogue): boolean =>
  Object.hasOwn(own, code) || Object.hasOwn(kitProblems, code) || Object.hasOwn(fieldTexts, code);

describe.each(Object.entries(apps))('what %s refuses', (app, own) => {
  const { named } = codesBelow(`apps/${app}/src`);

  it('has words: a text with the form of a code is a type of event or is worded', () => {
    const others = [...named].filter((code) => contractOf(code) === undefined);
    expect(others.filter((code) => !isWorded(code, own))).toEqual([]);
  });

  it('is refused somewhere, each code of it', () => {
    expect(Object.keys(own).filter((code) => !named.has(code))).toEqual([]);
  });

  it('does not change the words of what every service refuses', () => {
    expect(Object.keys(own).filter((code) => Object.hasOwn(kitProblems, code))).toEqual([]);
  });
});

describe('what the libraries refuse', () => {
  const { thrown } = codesBelow('libs');

  it('has words in service-kit', () => {
    expect(thrown.size).toBeGreaterThan(0);
    expect([...thrown].filter((code) => !isWorded(code, {}))).toEqual([]);
  });

  it('has words for each fault of a criterion', () => {
    const { named } = codesBelow('libs/eligibility');
    expect([...named].filter((code) => !Object.hasOwn(fieldTexts, code))).toEqual([]);
  });

  it('is refused somewhere, each code of service-kit', () => {
    const named = new Set([...codesBelow('libs').named, ...codesBelow('apps').named]);
    expect(Object.keys(kitProblems).filter((code) => !named.has(code))).toEqual([]);
  });
});

describe.each(Object.entries({ ...apps, 'every service': kitProblems }))('the words of %s', (_, own) => {
  it.each(Object.entries(own))('%s: two languages, the same details, a whole sentence', (code, text) => {
    expect(text.status).toBeGreaterThanOrEqual(400);
    expect(text.zh).toMatch(/[一-龥].*[。？]$/);
    expect(text.en).toMatch(/^[^一-龥]*[.?]$/);
    const [zh, en] = [text.zh, text.en].map((sentence) =>
      placeholders(sentence).filter((name) => !ALWAYS_KNOWN.has(name)),
    );
    expect({ code, details: zh }).toEqual({ code, details: en });
  });
});

describe('the words for fields', () => {
  it.each(Object.entries(fieldTexts))('%s: two languages', (code, text) => {
    // A pattern is described in the language of the sentence, by a detail of that name.
    const details = (sentence: string) =>
      placeholders(sentence).filter((name) => !['zh', 'en'].includes(name));
    expect({ code, details: details(text['zh-CN']) }).toEqual({ code, details: details(text.en) });
  });
});
