import type {
  ConsentMethod,
  DeclineReason,
  LineOutcome,
  MatchWithdrawalReason,
  NeedWithdrawalReason,
  ProviderKind,
  RoutingOutcome,
  Urgency,
} from '#contracts';
import type { LanguageOfEntries, Wording } from './wording.js';

const urgency: Record<Urgency, string> = { routine: 'routine', soon: 'soon', urgent: 'urgent' };

const needWithdrawal: Record<NeedWithdrawalReason, string> = {
  'household-request': 'the household asked for it',
  'no-longer-needed': 'it is no longer needed',
  'moved-away': 'the household has moved away',
  duplicate: 'it duplicates another need',
  'filed-in-error': 'it was filed in error',
};

const decline: Record<DeclineReason, string> = {
  'no-capacity': 'no capacity left',
  'not-eligible': 'not eligible',
  'missing-document': 'a document is missing',
  'unsuitable-dwelling': 'the dwelling is not suitable',
  'out-of-area': 'outside the service area',
  'household-refused': 'the household refused',
  unreachable: 'the household could not be reached',
  duplicate: 'duplicates another need',
  other: 'another reason',
};

const matchWithdrawal: Record<MatchWithdrawalReason, string> = {
  'need-withdrawn': 'the need was withdrawn',
  'no-longer-eligible': 'the need is no longer eligible',
  'programme-closed': 'the programme has closed',
  coordinator: 'by the coordinator',
  provider: 'by the provider',
  superseded: 'a newer match takes its place',
};

const outcome: Record<LineOutcome, string> = {
  delivered: 'delivered',
  partial: 'delivered in part',
  substituted: 'delivered as a substitute',
  waived: 'waived with a reason',
};

const routing: Record<RoutingOutcome, string> = {
  ineligible: 'not eligible',
  undetermined: 'facts missing',
  'no-capacity': 'no capacity',
  excluded: 'excluded',
  'outside-area': 'outside the area',
  'other-category': 'other category',
  'not-open': 'not open',
};

const method: Record<ConsentMethod, string> = {
  written: 'in writing',
  oral: 'orally',
  electronic: 'electronically',
};

const providerKinds: Record<ProviderKind, string> = {
  foundation: 'any foundation',
  'community-fund': 'any community fund',
  agency: 'any agency',
  'community-organisation': 'any community organisation',
  'volunteer-team': 'any volunteer team',
  unit: 'any unit in the jurisdiction',
  clinic: 'any clinic',
  station: 'any station',
};

const wording: Wording = {
  'need.filed': ({ data }, say) =>
    `A need was filed in ${say.area(data.areaCode)} (${urgency[data.urgency]}): ${say.lines(wantedItems(data))}.`,
  'need.amended': ({ data }, say) =>
    `The need was brought up to date (${urgency[data.urgency]}): ${say.lines(wantedItems(data))}.`,
  'need.withdrawn': ({ data }) => `The need was withdrawn: ${needWithdrawal[data.reason]}.`,
  'need.met': () => 'The need is met.',
  'need.unrouted': ({ data }, say) => {
    const counts = Object.entries(data.counts).filter(([, count]) => count > 0);
    const why = counts.map(([code, count]) => `${count} ${routing[code as RoutingOutcome]}`).join(', ');
    const [near] = data.nearest;
    const missing = near && near.missing.length > 0 ? `, to be found out: ${say.facts(near.missing)}` : '';
    const failed = near && near.failed.length > 0 ? `, not fulfilled: ${say.facts(near.failed)}` : '';
    const nearest = near ? ` Nearest is ${say.programme(near.programmeId)}${failed}${missing}.` : '';
    return `No programme can take it at the moment${why && ` (${why})`}.${nearest}`;
  },
  'match.proposed': ({ data }, say) =>
    `Matched with ${say.programme(data.programmeId)} of ${say.provider(data.providerId)}; capacity is held, ${
      data.confirmedBy === 'coordinator' ? 'a coordinator is to confirm' : 'the programme applies by itself'
    }.`,
  'match.applied': ({ data }, say) =>
    `Applied to ${say.provider(data.providerId)} for ${say.programme(data.programmeId)}.`,
  'match.accepted': ({ data }, say) =>
    `Accepted by ${say.provider(data.providerId)} for ${say.programme(data.programmeId)}.`,
  'match.declined': ({ data }, say) =>
    `Declined by ${say.provider(data.providerId)} for ${say.programme(data.programmeId)}: ${decline[data.reason]}${
      data.criterion ? ` (${say.facts([data.criterion])})` : ''
    }. The need is routed again.`,
  'match.expired': ({ data }, say) =>
    `The match with ${say.programme(data.programmeId)} missed its deadline; its capacity is free again and the need is routed again.`,
  'match.withdrawn': ({ data }, say) =>
    `The match with ${say.programme(data.programmeId)} was withdrawn: ${matchWithdrawal[data.reason]}.`,
  'match.line-delivered': ({ data }, say) =>
    `${say.lines([data.lineId])}: ${outcome[data.outcome]} (quantity ${data.quantity}); ${data.recorded} of ${data.planned} lines recorded.`,
  'match.delivered': ({ data }) => `All ${data.lines} lines are recorded; the household is to sign off.`,
  'match.confirmed': ({ data }) =>
    data.signedOffBy === 'visit'
      ? 'The household signed off at a visit.'
      : 'The household signed off by its link.',
  'match.disputed': ({ data }, say) => `The household disputes the delivery: ${say.lines(data.lineIds)}.`,
  'consent.given': ({ data }, say) => {
    const giver = data.givenBy === 'guardian' ? 'A guardian' : 'The person';
    const provider = data.providerId && say.provider(data.providerId);
    const kind = data.providerKind && providerKinds[data.providerKind];
    const purpose =
      data.purpose === 'matching'
        ? 'matching'
        : `disclosure of identity to ${provider ?? kind ?? 'a provider'}`;
    return `${giver} consented ${method[data.method]} to ${purpose}${data.until ? `, until ${data.until}` : ''}.`;
  },
  'consent.withdrawn': () => 'A consent was withdrawn.',
};

function wantedItems(data: { items: readonly { code: string }[] }): string[] {
  return data.items.map((item) => item.code);
}

export const en: LanguageOfEntries = {
  wording,
  comma: ', ',
  unnamed: { programme: 'a programme', provider: 'a provider' },
};
