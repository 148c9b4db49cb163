import { DomainError } from '#kernel';

export const RELATIONS = ['self', 'child', 'spouse', 'parent', 'grandparent', 'sibling', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface MemberInput {
  readonly name: string;
  readonly relation: Relation;
  readonly birthDate: string;
  readonly isGuardian: boolean;
  readonly idNumber?: string;
  readonly phone?: string;
}

const ADULT = 18;
/** Below it a guardian decides about personal data. */
const OWN_CONSENT = 14;

export function mustBeSensible(members: readonly MemberInput[], today: string): void {
  if (members.length === 0) throw new DomainError('household.no-members');
  members.forEach((member, at) => mustBeBorn(member, at, today));
  mustDiffer(members);
  mustHaveGuardians(members, today);
}

/** Whether fewer than `years` years have been completed. */
export function isUnder(years: number, birthDate: string, today: string): boolean {
  const limit = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  return birthDate > limit;
}

/** Whether somebody else, a guardian, has to consent. */
export function needsGuardian(birthDate: string, today: string): boolean {
  return isUnder(OWN_CONSENT, birthDate, today);
}

function mustBeBorn({ birthDate }: MemberInput, at: number, today: string): void {
  if (birthDate > today) throw refusal('household.born-in-future', at, 'birthDate');
}

function mustDiffer(members: readonly MemberInput[]): void {
  const selves = members.map(({ relation }) => (relation === 'self' ? relation : undefined));
  const numbers = members.map(({ idNumber }) => idNumber?.toUpperCase());
  const people = members.map(({ name, birthDate }) => `${name} ${birthDate}`);
  const [self, number, person] = [selves, numbers, people].map(secondOfTwo) as [number, number, number];
  if (self >= 0) throw refusal('household.two-selves', self, 'relation');
  if (number >= 0) throw refusal('household.same-id-number', number, 'idNumber');
  if (person >= 0) throw refusal('household.same-member', person, 'name');
}

function secondOfTwo(marks: readonly (string | undefined)[]): number {
  return marks.findIndex((mark, at) => mark !== undefined && marks.indexOf(mark) < at);
}

function mustHaveGuardians(members: readonly MemberInput[], today: string): void {
  const young = members.findIndex(
    ({ isGuardian, birthDate }) => isGuardian && isUnder(ADULT, birthDate, today),
  );
  if (young >= 0) throw refusal('household.guardian-too-young', young, 'isGuardian');
  const child = members.findIndex(({ birthDate }) => needsGuardian(birthDate, today));
  const guarded = members.some(({ isGuardian }) => isGuardian);
  if (child >= 0 && !guarded) throw refusal('household.no-guardian', child, 'isGuardian');
}

/** Says which member it is about by position, never by name. */
function refusal(code: string, at: number, field: keyof MemberInput): DomainError {
  return new DomainError(code, {
    position: at + 1,
    faults: [{ field: `members.${at}.${field}`, code: 'field.invalid' }],
  });
}
