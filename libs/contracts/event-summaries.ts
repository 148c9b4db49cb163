import type { EventType } from './contracts.js';

/** What each event says, in one sentence for readers of the published contract. */
export const eventSummaries: Readonly<Record<EventType, string>> = {
  'need.filed': 'A household lacks something: the need as it stands.',
  'need.amended': 'The need has changed: the whole need as it stands now.',
  'need.withdrawn': 'The need is no longer to be met, with the reason.',
  'need.met': 'What was lacking has been delivered and signed off.',
  'programme.published': 'A programme is open for matching: its whole terms.',
  'programme.revised': 'The terms have a new version, or the programme was resumed: its whole terms.',
  'programme.capacity-changed': 'The capacity is larger or smaller: the programme as it stands now.',
  'programme.paused': 'The programme takes no new matches for the time being.',
  'programme.closed': 'The programme is over and takes no new matches.',
  'match.proposed': 'A programme fits the need, capacity is held, and the plan says what would be delivered.',
  'match.applied': 'The proposal was confirmed and the provider is asked.',
  'match.accepted': 'The provider has agreed to deliver.',
  'match.declined': 'The provider has said no, with a typed reason; its capacity is free again.',
  'match.expired': 'The deadline has passed without an answer; the capacity is free again.',
  'match.withdrawn': 'The match was called off, with the reason; the capacity is free again.',
  'match.line-delivered': 'One line of the plan is recorded, and how far the plan has come.',
  'match.delivered': 'Every line of the plan is recorded.',
  'match.confirmed': 'The household has signed off what was delivered.',
  'match.disputed': 'The household says that lines are not as recorded.',
  'need.unrouted':
    'No programme fits the need at present: how many were out for which reason, and the nearest.',
  'consent.given': 'A household agrees to matching, or to disclosure to a provider.',
  'consent.withdrawn': 'A consent no longer holds.',
  'area.listed': 'An area of the official division, or a change to it.',
  'fact.defined': 'A fact that criteria may ask for, or a change to it.',
  'provider.listed': 'An organisation that offers programmes.',
  'policy.adopted': 'Who goes first where seats are scarce: the whole policy in its new version.',
};
