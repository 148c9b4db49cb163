import { checkProgrammeCriterion, type FactCatalogue } from '#eligibility';
import { DomainError } from '#kernel';
import type { Offer } from './programme.js';

/** What an offer refers to, as it is now. */
export interface Ground {
  readonly providerExists: boolean;
  /** The status of each area that exists, of those the offer names. */
  readonly areas: ReadonlyMap<string, 'live' | 'dead'>;
  readonly catalogue: FactCatalogue;
}

/** What is wrong with one place, or odd about it. */
export interface Fault {
  /** JSON pointer into what was sent. */
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

type Rule = (offer: Offer, ground: Ground) => Fault[];

const providerExists: Rule = ({ providerId }, ground) =>
  ground.providerExists ? [] : [{ field: '/providerId', code: 'provider.unknown', details: { providerId } }];

const criteriaAreValid: Rule = (offer, ground) => criteriaCheck(offer, ground).problems.map(inCriteria);

const serviceAreaIsLive: Rule = ({ terms }, { areas }) =>
  terms.serviceArea.flatMap((code, at) =>
    areas.get(code) === 'live'
      ? []
      : [
          {
            field: `/serviceArea/${at}`,
            code: areas.has(code) ? 'area.dead' : 'area.unknown',
            details: { code },
          },
        ],
  );

const windowEndsAfterItStarts: Rule = ({ terms: { window } }) =>
  window.until !== null && window.until < window.from
    ? [{ field: '/window/until', code: 'window.reversed' }]
    : [];

const nothingIsListedTwice: Rule = ({ terms }) => [
  ...repeated(terms.categories, (at) => `/categories/${at}`),
  ...repeated(terms.items, (at) => `/items/${at}`),
  ...repeated(terms.serviceArea, (at) => `/serviceArea/${at}`),
  ...repeated(
    terms.plan.map(({ lineId }) => lineId),
    (at) => `/plan/${at}/lineId`,
  ),
];

const RULES: readonly (readonly [code: string, rule: Rule])[] = [
  ['programme.provider-unknown', providerExists],
  ['programme.criteria-invalid', criteriaAreValid],
  ['programme.service-area-invalid', serviceAreaIsLive],
  ['programme.window-reversed', windowEndsAfterItStarts],
  ['programme.listed-twice', nothingIsListedTwice],
];

/**
 * Refuses an offer that breaks a rule, with every fault against the first rule that is broken. What may stand but is
 * worth a second look comes back.
 */
export function checkOffer(offer: Offer, ground: Ground): Fault[] {
  for (const [code, rule] of RULES) {
    const faults = rule(offer, ground);
    if (faults.length > 0) throw new DomainError(code, { faults, count: faults.length });
  }
  return criteriaCheck(offer, ground).warnings.map(inCriteria);
}

function criteriaCheck({ terms: { criteria, serviceArea } }: Offer, { catalogue }: Ground) {
  return checkProgrammeCriterion(criteria, { catalogue, serviceArea });
}

function inCriteria({ path, code, ...details }: { readonly path: string; readonly code: string }): Fault {
  return { field: `/criteria${path}`, code, details };
}

function repeated(list: readonly string[], field: (at: number) => string): Fault[] {
  return list.flatMap((entry, at) =>
    list.indexOf(entry) < at ? [{ field: field(at), code: 'list.repeated', details: { entry } }] : [],
  );
}
