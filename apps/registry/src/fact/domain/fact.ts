import type { DataOf, NewEvent } from '#contracts';
import { checkCriterion, type Criterion, factCatalogue, type FactDefinition, type Label } from '#eligibility';
import { DomainError } from '#kernel';

/** The unit is a code such as `years`, which eligibility can word. */
export type FactInput = Omit<FactDefinition, 'unit'> & { readonly unit?: string };

/** One entry of the fact catalogue. */
export interface Fact extends FactInput {
  readonly version: number;
}

/** A published programme that asks for the fact. */
export interface FactUse {
  readonly programmeId: string;
  readonly criteria: Criterion;
}

export interface Changed {
  readonly fact: Fact;
  readonly events: readonly NewEvent[];
}

const KEY = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;

/** Defines a fact or corrects it; the same definition again changes nothing. */
export function defineFact(
  before: Fact | null,
  input: FactInput,
  { uses, now }: { uses: readonly FactUse[]; now: Date },
): Changed {
  const fact: Fact = { ...stateOf(input), version: (before?.version ?? 0) + 1 };
  if (!isFactKey(fact.key)) throw new DomainError('fact.key-malformed', { key: fact.key });
  optionsFitType(fact);
  if (before && JSON.stringify(stateOf(before)) === JSON.stringify(stateOf(fact))) {
    return { fact: before, events: [] };
  }
  if (before) usesStayValid(before, fact, uses);
  return { fact, events: [{ type: 'fact.defined', at: now, sequence: fact.version, data: stateOf(fact) }] };
}

export function isFactKey(key: string): boolean {
  return key.length <= 64 && KEY.test(key);
}

function optionsFitType({ key, type, options = [] }: Fact): void {
  const wanted = type === 'choice' || type === 'set';
  if (wanted && options.length === 0) throw new DomainError('fact.options-missing', { key, type });
  if (!wanted && options.length > 0) throw new DomainError('fact.options-not-allowed', { key, type });
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    throw new DomainError('fact.options-repeated', { key });
  }
}

function usesStayValid(before: Fact, fact: Fact, uses: readonly FactUse[]): void {
  const refuse = (code: string, by: readonly FactUse[]) => {
    const programmes = by.map(({ programmeId }) => programmeId);
    if (programmes.length > 0) throw new DomainError(code, { key: fact.key, programmes });
  };
  if (before.type !== fact.type) refuse('fact.type-in-use', uses);
  const alone = factCatalogue([fact]);
  refuse(
    'fact.option-in-use',
    uses.filter(({ criteria }) =>
      checkCriterion(criteria, alone).some(({ code }) => code === 'criterion.unknown-option'),
    ),
  );
}

/** Always in this order, so that two states can be compared as text. */
function stateOf(definition: FactInput): DataOf<'fact.defined'> {
  const { key, type, unit, options, label, suppliedBy, sensitivity } = definition;
  return {
    key,
    type,
    ...(unit && { unit }),
    ...(options?.length && { options: options.map((o) => ({ value: o.value, label: textOf(o.label) })) }),
    label: textOf(label),
    suppliedBy: [...suppliedBy],
    sensitivity,
  };
}

function textOf({ zh, en }: Label): { zh: string; en: string } {
  return { zh, en };
}
