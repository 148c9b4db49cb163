import { DomainError } from '#kernel';
import type { ConsentGiver, ConsentMethod, ConsentPurpose, DataOf, NewEvent, ProviderKind } from '#contracts';

/** Who agreed, for which purpose, how it was given, until when. */
export interface Consent {
  readonly id: string;
  readonly version: number;
  readonly status: 'given' | 'withdrawn';
  readonly householdId: string;
  readonly memberId: string;
  readonly givenBy: ConsentGiver;
  readonly purpose: ConsentPurpose;
  readonly providerId: string | null;
  readonly providerKind: ProviderKind | null;
  readonly method: ConsentMethod;
  /** The last day on which it holds. */
  readonly until: string | null;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** The member who agrees. */
export interface Giver {
  readonly householdId: string;
  readonly memberId: string;
  readonly isGuardian: boolean;
  /** Too young to decide about their own data. */
  readonly needsGuardian: boolean;
}

export interface ConsentInput {
  readonly purpose: ConsentPurpose;
  readonly providerId?: string | null;
  readonly providerKind?: ProviderKind | null;
  readonly method: ConsentMethod;
  readonly until?: string | null;
}

export interface Changed {
  readonly consent: Consent;
  readonly events: readonly NewEvent[];
}

/** `today` is the day in Beijing. */
export function giveConsent(
  giver: Giver,
  input: ConsentInput,
  at: { id: string; now: Date; today: string },
): Changed {
  if (giver.needsGuardian) throw new DomainError('consent.giver-too-young');
  mustNameWhom(input);
  if (input.until && input.until <= at.today) {
    throw new DomainError('consent.over-already', { faults: [{ field: 'until', code: 'field.invalid' }] });
  }
  const consent: Consent = {
    id: at.id,
    version: 1,
    status: 'given',
    householdId: giver.householdId,
    memberId: giver.memberId,
    givenBy: giver.isGuardian ? 'guardian' : 'self',
    purpose: input.purpose,
    providerId: input.providerId ?? null,
    providerKind: input.providerKind ?? null,
    method: input.method,
    until: input.until ?? null,
    givenAt: at.now,
    withdrawnAt: null,
  };
  return { consent, events: [{ type: 'consent.given', at: at.now, sequence: 1, data: givenOf(consent) }] };
}

export function withdrawConsent(consent: Consent, now: Date): Changed {
  if (consent.status === 'withdrawn') throw new DomainError('consent.already-withdrawn');
  const next: Consent = { ...consent, version: consent.version + 1, status: 'withdrawn', withdrawnAt: now };
  const data = { consentId: consent.id, householdId: consent.householdId };
  return {
    consent: next,
    events: [{ type: 'consent.withdrawn', at: now, sequence: next.version, data }],
  };
}

/** Disclosure is to one provider or to one kind of provider; matching is to nobody. */
function mustNameWhom({ purpose, providerId, providerKind }: ConsentInput): void {
  const named = [providerId, providerKind].filter(Boolean).length;
  if (purpose === 'disclosure' && named !== 1) throw new DomainError('consent.not-one-provider');
  if (purpose === 'matching' && named > 0) throw new DomainError('consent.provider-for-matching');
}

function givenOf(consent: Consent): DataOf<'consent.given'> {
  const { providerId, providerKind, until } = consent;
  return {
    consentId: consent.id,
    householdId: consent.householdId,
    givenBy: consent.givenBy,
    purpose: consent.purpose,
    method: consent.method,
    ...(providerId !== null && { providerId }),
    ...(providerKind !== null && { providerKind }),
    ...(until !== null && { until }),
  };
}
