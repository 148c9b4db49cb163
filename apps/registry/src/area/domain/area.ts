import type { AreaLevel, DataOf, NewEvent } from '#contracts';
import { DomainError } from '#kernel';

type AreaStatus = DataOf<'area.listed'>['status'];

/** A node of district → street → community. Containment is a prefix of the code. */
export interface Area {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
  readonly status: AreaStatus;
}

export interface AreaInput {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent?: string | null;
  /** Left out: as it is, and `live` for a new area. */
  readonly status?: AreaStatus | null;
}

export interface Changed {
  readonly area: Area;
  readonly events: readonly NewEvent[];
}

const LEVEL_OF_LENGTH: Readonly<Record<number, AreaLevel>> = { 6: 'district', 9: 'street', 12: 'community' };

/** Lists an area or corrects it; the same listing again changes nothing. */
export function listArea(before: Area | null, input: AreaInput, now: Date): Changed {
  if (!isAreaCode(input.code)) throw new DomainError('area.code-malformed', { code: input.code });
  const area: Area = {
    code: input.code,
    version: (before?.version ?? 0) + 1,
    name: input.name,
    level: levelFitsCode(input),
    parent: parentIsPrefix(input),
    status: input.status ?? before?.status ?? 'live',
  };
  if (before && isSame(before, area)) return { area: before, events: [] };
  return { area, events: [{ type: 'area.listed', at: now, sequence: area.version, data: stateOf(area) }] };
}

/** The code one level up; null for a district. */
function parentCodeOf(code: string): string | null {
  return code.length > 6 ? code.slice(0, -3) : null;
}

/** 6 digits for a district, 9 for a street, 12 for a community. */
export function isAreaCode(code: string): boolean {
  return /^\d+$/.test(code) && code.length in LEVEL_OF_LENGTH;
}

function levelFitsCode({ code, level }: AreaInput): AreaLevel {
  const expected = LEVEL_OF_LENGTH[code.length];
  if (level !== expected) throw new DomainError('area.level-not-fitting', { code, expected });
  return level;
}

function parentIsPrefix({ code, parent }: AreaInput): string | null {
  const expected = parentCodeOf(code);
  if ((parent ?? expected) !== expected) throw new DomainError('area.parent-not-prefix', { code, parent });
  return expected;
}

function isSame(a: Area, b: Area): boolean {
  return a.name === b.name && a.status === b.status;
}

function stateOf({ code, name, level, parent, status }: Area): DataOf<'area.listed'> {
  return { code, name, level, ...(parent && { parent }), status };
}
