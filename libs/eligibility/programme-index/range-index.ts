import type { Range } from './access.js';
import { Bounds } from './bounds.js';

interface Fork<T> {
  readonly middle: number;
  readonly byLow: Bounds<T>;
  /** By the negated upper end. */
  readonly byHigh: Bounds<T>;
}

/**
 * Intervals of whole numbers, asked for those that contain a number.
 *
 * Each interval stands at one fork of the binary tree over all numbers: the highest whose middle it crosses (H.-P.
 * Kriegel, M. Pötke, T. Seidl, "Managing Intervals Efficiently in Object-Relational Databases", VLDB 2000). On the
 * lower side of the middle an interval of that fork contains a number if it begins soon enough, on the upper side if
 * it ends late enough, so sorted ends give exactly the answers. A question costs one look-up for each level in use
 * (at most 53) and each answer; a change costs a binary search and a move in the list of one fork. Intervals without
 * an upper end stand in a list of their own.
 */
export class RangeIndex<T> {
  private readonly levels: (Map<number, Fork<T>> | undefined)[] = [];
  private readonly open = new Bounds<T>();

  add([low, high]: Range, item: T): void {
    if (high === Infinity) return this.open.add(low, item);
    const level = levelOf(low, high);
    const forks = (this.levels[level] ??= new Map());
    const at = Math.floor(high / 2 ** level);
    const fork = forks.get(at) ?? { middle: middleOf(at, level), byLow: new Bounds(), byHigh: new Bounds() };
    forks.set(at, fork);
    fork.byLow.add(low, item);
    fork.byHigh.add(-high, item);
  }

  remove([low, high]: Range, item: T): void {
    if (high === Infinity) return this.open.remove(low, item);
    const level = levelOf(low, high);
    const forks = this.levels[level];
    const at = Math.floor(high / 2 ** level);
    const fork = forks?.get(at);
    if (!forks || !fork) return;
    fork.byLow.remove(low, item);
    fork.byHigh.remove(-high, item);
    if (fork.byLow.size === 0) forks.delete(at);
    if (forks.size === 0) this.levels[level] = undefined;
  }

  containing(value: number, visit: (item: T) => void): void {
    this.open.upTo(value, visit);
    for (let level = 0; level < this.levels.length; level += 1) {
      const fork = this.levels[level]?.get(Math.floor(value / 2 ** level));
      if (!fork) continue;
      if (value < fork.middle) fork.byLow.upTo(value, visit);
      else fork.byHigh.upTo(-value, visit);
    }
  }
}

/** The lowest level at which both ends lie in one cell of the tree. */
function levelOf(low: number, high: number): number {
  let level = 0;
  while (Math.floor(low / 2 ** level) !== Math.floor(high / 2 ** level)) level += 1;
  return level;
}

/** The first number of the upper half of a cell; of a single number, itself. */
function middleOf(cell: number, level: number): number {
  return level === 0 ? cell : (2 * cell + 1) * 2 ** (level - 1);
}
