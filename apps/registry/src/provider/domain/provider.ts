import type { NewEvent, ProviderKind } from '#contracts';
import type { Label } from '#eligibility';
import { DomainError } from '#kernel';

/** Whoever offers something. */
export interface Provider {
  readonly id: string;
  readonly version: number;
  readonly name: Label;
  readonly kind: ProviderKind;
  readonly areaCode: string | null;
}

export interface ProviderInput {
  readonly name: Label;
  readonly kind: ProviderKind;
  readonly areaCode?: string | null;
}

/** Lists a provider. `liveAreas` are those of the areas asked about that are live. */
export function listProvider(
  { name: { zh, en }, kind, areaCode = null }: ProviderInput,
  liveAreas: ReadonlySet<string>,
  at: { id: string; now: Date },
): { provider: Provider; events: readonly NewEvent[] } {
  if (areaCode && !liveAreas.has(areaCode)) throw new DomainError('provider.area-not-live', { areaCode });
  const name = { zh, en };
  const provider: Provider = { id: at.id, version: 1, name, kind, areaCode };
  const data = { providerId: at.id, name, kind, ...(areaCode && { areaCode }) };
  return { provider, events: [{ type: 'provider.listed', at: at.now, sequence: 1, data }] };
}
