import { isWholeNumber } from '../fact-catalogue.js';
import type { FactValue } from '../fact-catalogue.js';
import type { Access, Kind, Point } from './access.js';
import type { Literal } from './expression.js';
import { RangeIndex } from './range-index.js';

const AREA_DIGITS = [6, 9, 12];

/** The literals that read one fact as one kind of value, and under which rules are posted, by that value. */
export class Space {
  /** Mostly one, so that it spares a list. */
  private readonly byPoint = new Map<Point, Literal | Literal[]>();
  private readonly byRange = new RangeIndex<Literal>();
  private readonly all = new Set<Literal>();
  /** How many literals, posted or not, name a value: how far these values divide the needs. */
  private readonly named = new Map<Point, number>();

  constructor(readonly kind: Kind) {}

  get distinct(): number {
    return this.named.size;
  }

  name(points: readonly Point[]): void {
    for (const point of points) this.named.set(point, (this.named.get(point) ?? 0) + 1);
  }

  forget(points: readonly Point[]): void {
    for (const point of points) {
      const left = (this.named.get(point) ?? 1) - 1;
      if (left > 0) this.named.set(point, left);
      else this.named.delete(point);
    }
  }

  post(literal: Literal, { points, ranges }: Access): void {
    this.all.add(literal);
    for (const point of points) {
      const there = this.byPoint.get(point);
      if (Array.isArray(there)) there.push(literal);
      else this.byPoint.set(point, there ? [there, literal] : literal);
    }
    for (const range of ranges) this.byRange.add(range, literal);
  }

  withdraw(literal: Literal, { points, ranges }: Access): void {
    this.all.delete(literal);
    for (const point of points) {
      const there = this.byPoint.get(point);
      if (Array.isArray(there) && there.length > 1) there.splice(there.indexOf(literal), 1);
      else this.byPoint.delete(point);
    }
    for (const range of ranges) this.byRange.remove(range, literal);
  }

  /** Every posted literal that is not false for a value; some that are may come along, and some may come twice. */
  possible(value: FactValue | undefined, visit: (literal: Literal) => void): void {
    if (this.all.size === 0) return;
    if (typeof value === 'object' && this.kind === 'list')
      for (const element of value) this.atPoint(element, visit);
    else if (typeof value === 'string' && this.kind === 'area')
      for (const digits of AREA_DIGITS) this.atPoint(value.slice(0, digits), visit);
    else if (typeof value !== this.kind || (typeof value === 'number' && !isWholeNumber(value)))
      this.all.forEach(visit);
    else this.atPoint(value as Point, visit);
    if (isWholeNumber(value)) this.byRange.containing(value, visit);
  }

  private atPoint(point: Point, visit: (literal: Literal) => void): void {
    const there = this.byPoint.get(point);
    if (Array.isArray(there)) there.forEach(visit);
    else if (there) visit(there);
  }
}

/** The space in which the fact of a leaf is read as that leaf reads it, made where there is none yet. */
export function spaceOf(spaces: Space[], kind: Kind): Space {
  const found = spaces.find((space) => space.kind === kind);
  if (found) return found;
  const space = new Space(kind);
  spaces.push(space);
  return space;
}
