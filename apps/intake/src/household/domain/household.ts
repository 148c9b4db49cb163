import { type MemberInput, mustBeSensible, type Relation } from './members.js';

export interface Member {
  readonly id: string;
  readonly relation: Relation;
  readonly isGuardian: boolean;
  readonly name: string;
  readonly birthDate: string;
  readonly idNumber?: string;
  readonly phone?: string;
}

/** Who is helped. Nothing of it is told by events: matching knows households by their ids. */
export interface Household {
  readonly id: string;
  readonly version: number;
  readonly areaCode: string;
  readonly registeredAt: Date;
  readonly address: string;
  readonly phone?: string;
  readonly members: readonly Member[];
}

export interface HouseholdInput {
  readonly areaCode: string;
  readonly address: string;
  readonly phone?: string;
  readonly members: readonly MemberInput[];
}

export interface Registration {
  readonly household: Household;
  readonly events: readonly never[];
}

/** `today` is the day in Beijing. */
export function registerHousehold(
  input: HouseholdInput,
  at: { newId: () => string; now: Date; today: string },
): Registration {
  mustBeSensible(input.members, at.today);
  const household = {
    ...input,
    id: at.newId(),
    version: 1,
    registeredAt: at.now,
    members: input.members.map((member) => ({ ...member, id: at.newId() })),
  };
  return { household, events: [] };
}
