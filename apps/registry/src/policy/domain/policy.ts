import type { NewEvent, PolicyState } from '#contracts';
import { checkCriterion, type FactCatalogue } from '#eligibility';
import { DomainError } from '#kernel';

/** Who goes first where seats are scarce. Versions are added, never changed. */
export type Policy = Pick<PolicyState, 'version' | 'classes'>;

export interface PolicyInput {
  readonly classes: Policy['classes'];
  /** The version that this one is to follow; 0 for the first. */
  readonly basedOn: number;
}

/** The next version of the policy. Refused when another was adopted in between, or where its criteria make no sense. */
export function adoptPolicy(
  current: number,
  { classes, basedOn }: PolicyInput,
  { catalogue, now }: { catalogue: FactCatalogue; now: Date },
): { policy: Policy; events: NewEvent[] } {
  if (basedOn !== current) throw new DomainError('policy.superseded', { basedOn, current });
  const faults = [...repeatedCodes(classes), ...criteriaFaults(classes, catalogue)];
  if (faults.length > 0) throw new DomainError('policy.invalid', { faults, count: faults.length });
  const policy = { version: current + 1, classes };
  const data: PolicyState = { code: 'district', ...policy };
  return { policy, events: [{ type: 'policy.adopted', at: now, sequence: policy.version, data }] };
}

function repeatedCodes(classes: Policy['classes']) {
  const codes = classes.map(({ code }) => code);
  return codes.flatMap((entry, at) =>
    codes.indexOf(entry) < at
      ? [{ field: `/classes/${at}/code`, code: 'list.repeated', details: { entry } }]
      : [],
  );
}

function criteriaFaults(classes: Policy['classes'], catalogue: FactCatalogue) {
  return classes.flatMap(({ criterion }, at) =>
    checkCriterion(criterion, catalogue).map(({ path, code, ...details }) => ({
      field: `/classes/${at}/criterion${path}`,
      code,
      details,
    })),
  );
}
