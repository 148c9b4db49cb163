import { describe, expect, it } from '@jest/globals';
import { canonical, differences } from './canonical.js';

describe('canonical', () => {
  it('gives equal values equal bytes, whatever the order of their keys', () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonical({ a: 'x', b: [{ c: null, d: 1 }] })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });
});

describe('differences', () => {
  it.each<[unknown, unknown, string[]]>([
    [{ a: [1, 2] }, { a: [1, 2] }, []],
    [{ a: [1, 2] }, { a: [1, 3] }, ['/a/1']],
    [{ a: [1] }, { a: [1, 3] }, ['/a/1']],
    [{ 'a/b~': 1 }, {}, ['/a~1b~0']],
    [{ why: null }, { why: { counts: {} } }, ['/why']],
    [{ a: [] }, { a: {} }, ['/a']],
    [1, 2, ['']],
  ])('%j and %j differ in %j', (left, right, paths) => {
    expect(differences(left, right)).toEqual(paths);
  });
});
