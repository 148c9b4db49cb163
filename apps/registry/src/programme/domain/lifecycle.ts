import { DomainError } from '#kernel';

/** draft → published ⇄ paused → closed */
export type ProgrammeStatus = 'draft' | 'published' | 'paused' | 'closed';
export const TRANSITIONS = ['publish', 'pause', 'resume', 'close'] as const;
export type Transition = (typeof TRANSITIONS)[number];
export type Verb = Transition | 'edit' | 'revise' | 'change-capacity';

export const STATUS_AFTER = {
  publish: 'published',
  pause: 'paused',
  resume: 'published',
  close: 'closed',
} as const satisfies Record<Transition, ProgrammeStatus>;

/** What others are told; an edited draft is nobody's business yet. */
export const EVENT_OF = {
  publish: 'programme.published',
  pause: 'programme.paused',
  resume: 'programme.revised',
  close: 'programme.closed',
  revise: 'programme.revised',
  'change-capacity': 'programme.capacity-changed',
} as const satisfies Record<Exclude<Verb, 'edit'>, string>;

const ALLOWED = 'allowed';

/** Every state × every verb: allowed, or the code of the refusal. */
const RULES: Readonly<Record<ProgrammeStatus, Readonly<Record<Verb, string>>>> = {
  draft: {
    edit: ALLOWED,
    publish: ALLOWED,
    pause: 'programme.not-published',
    resume: 'programme.not-published',
    close: 'programme.not-published',
    revise: 'programme.not-published',
    'change-capacity': 'programme.not-published',
  },
  published: {
    edit: 'programme.not-a-draft',
    publish: 'programme.already-published',
    pause: ALLOWED,
    resume: 'programme.not-paused',
    close: ALLOWED,
    revise: ALLOWED,
    'change-capacity': ALLOWED,
  },
  paused: {
    edit: 'programme.not-a-draft',
    publish: 'programme.already-published',
    pause: 'programme.already-paused',
    resume: ALLOWED,
    close: ALLOWED,
    revise: ALLOWED,
    'change-capacity': ALLOWED,
  },
  closed: {
    edit: 'programme.already-closed',
    publish: 'programme.already-closed',
    pause: 'programme.already-closed',
    resume: 'programme.already-closed',
    close: 'programme.already-closed',
    revise: 'programme.already-closed',
    'change-capacity': 'programme.already-closed',
  },
};

export function mustAllow(verb: Verb, status: ProgrammeStatus): void {
  const rule = RULES[status][verb];
  if (rule !== ALLOWED) throw new DomainError(rule);
}
