import { describe, expect, it } from '@jest/globals';
import { mustBePlain } from './json-body.js';

const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) });

describe('mustBePlain', () => {
  it.each([
    ['text', ''],
    ['a list', ['a', { b: [1, null] }]],
    ['no body', undefined],
    ['depth', deep(20)],
  ])('takes %s', (_, body) => {
    expect(() => mustBePlain(body, 0)).not.toThrow();
  });

  it.each([
    ['NUL', { a: 'x\0' }, 'input.not-text'],
    ['half a character', { a: ['\ud800'] }, 'input.not-text'],
    ['NUL in a name', { 'x\0': 1 }, 'input.not-text'],
    ['a list in a list', { items: [[]] }, 'input.list-in-list'],
    ['a body without end', deep(5_000), 'input.too-deep'],
  ])('refuses %s', (_, body, code) => {
    expect(() => mustBePlain(body, 0)).toThrow(code);
  });
});
