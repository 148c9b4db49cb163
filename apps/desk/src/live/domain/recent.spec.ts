import { describe, expect, it } from '@jest/globals';
import type { Position } from './position.js';
import { Recent } from './recent.js';

const at = (xid: number, pos: number): Position => ({ xid: BigInt(xid), pos: BigInt(pos) });
const event = (xid: number, pos: number) => ({ position: at(xid, pos) });

describe('Recent', () => {
  it('gives what follows a position, up to the limit', () => {
    const recent = new Recent(at(5, 0), 10);
    recent.push([event(5, 1), event(5, 2), event(7, 1)]);
    expect(recent.after(at(5, 0), 2)).toEqual([event(5, 1), event(5, 2)]);
    expect(recent.after(at(5, 2), 10)).toEqual([event(7, 1)]);
    expect(recent.after(at(6, 9), 10)).toEqual([event(7, 1)]);
    expect(recent.after(at(9, 0), 10)).toEqual([]);
  });

  it('keeps the newest and says from where on it has everything', () => {
    const recent = new Recent(at(1, 0), 2);
    expect(recent.covers(at(1, 0))).toBe(true);
    recent.push([event(2, 1), event(3, 2), event(4, 3)]);
    expect(recent.covers(at(1, 0))).toBe(false);
    expect(recent.covers(at(2, 1))).toBe(true);
    expect(recent.after(at(2, 1), 10)).toEqual([event(3, 2), event(4, 3)]);
    expect(recent.head).toEqual(at(4, 3));
  });
});
