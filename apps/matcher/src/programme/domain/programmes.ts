import type { ProgrammeState } from '#contracts';
import { compileProgrammes, type Criterion, type Facts } from '#eligibility';
import type { Policy } from '../../policy/domain/priority.js';

/** What decides which programmes may meet a need, capacity apart. */
interface Asking {
  readonly category: string;
  readonly areaCode: string;
  readonly facts: Facts;
}

/** All programmes and the policy at one moment. `revision` grows with each change of any of them. */
export interface Programmes {
  readonly revision: number;
  readonly policy: Policy;
  readonly all: readonly ProgrammeState[];
  get(programmeId: string): ProgrammeState | undefined;
  /** Published programmes whose category, service area and criteria fit; in no order. */
  fitting(need: Asking): ProgrammeState[];
}

/** Keys that no catalogue can have. The place is the need's area code: routing goes by that, whatever the facts say. */
const CATEGORY = '$category';
const PLACE = '$place';

/** The programmes by id, and an index over what each asks for. Changes in place, for the cost of the one programme. */
export class ProgrammeShelf {
  private readonly byId = new Map<string, ProgrammeState>();
  private readonly index = compileProgrammes([]);

  get all(): ProgrammeState[] {
    return [...this.byId.values()];
  }

  get(programmeId: string): ProgrammeState | undefined {
    return this.byId.get(programmeId);
  }

  put(programme: ProgrammeState): void {
    this.byId.set(programme.programmeId, programme);
    if (programme.status === 'published')
      this.index.add({ id: programme.programmeId, criterion: askedBy(programme) });
    else this.index.remove(programme.programmeId);
  }

  fitting({ category, areaCode, facts: { values, disputed } }: Asking): ProgrammeState[] {
    const facts = { values: { ...values, [CATEGORY]: category, [PLACE]: areaCode }, disputed };
    return this.index.match(facts).eligible.map((id) => this.byId.get(id)!);
  }
}

function askedBy({ categories, serviceArea, criteria }: ProgrammeState): Criterion {
  const places = serviceArea.map((within) => ({ area: PLACE, within }));
  return { all: [{ fact: CATEGORY, in: categories }, { any: places }, criteria] };
}

/** Programmes with changes that are not committed yet laid over them. */
export function withChanges(
  base: Programmes,
  changes: { readonly revision: number; readonly policy: Policy; readonly changed: ProgrammeShelf },
): Programmes {
  const { revision, policy, changed } = changes;
  const unchanged = (programme: ProgrammeState) => changed.get(programme.programmeId) === undefined;
  return {
    revision,
    policy,
    all: [...base.all.filter(unchanged), ...changed.all],
    get: (programmeId) => changed.get(programmeId) ?? base.get(programmeId),
    fitting: (need) => [...base.fitting(need).filter(unchanged), ...changed.fitting(need)],
  };
}
