import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('languageOf', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['*', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en;q=0.5, zh;q=0.7', 'zh-CN'],
    ['fr, en;q=0.1', 'en'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['de', 'zh-CN'],
  ])('%s → %s', (accept, language) => {
    expect(languageOf(accept)).toBe(language);
  });
});
