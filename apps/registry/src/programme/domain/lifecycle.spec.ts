import { describe, expect, it } from '@jest/globals';
import { mustAllow, type ProgrammeStatus, type Verb } from './lifecycle.js';

const verbs: Verb[] = ['edit', 'publish', 'pause', 'resume', 'close', 'revise', 'change-capacity'];

/** One column a verb, in the order above; ✓ is allowed. */
const table: [ProgrammeStatus, string[]][] = [
  ['draft', ['✓', '✓', ...Array<string>(5).fill('not-published')]],
  ['published', ['not-a-draft', 'already-published', '✓', 'not-paused', '✓', '✓', '✓']],
  ['paused', ['not-a-draft', 'already-published', 'already-paused', '✓', '✓', '✓', '✓']],
  ['closed', Array<string>(7).fill('already-closed')],
];
const cases = table.flatMap(([status, outcomes]) =>
  verbs.map((verb, at) => [status, verb, outcomes[at]!] as const),
);

describe('the lifecycle of a programme', () => {
  it.each(cases)('%s × %s: %s', (status, verb, outcome) => {
    const attempt = () => mustAllow(verb, status);
    if (outcome === '✓') expect(attempt).not.toThrow();
    else expect(attempt).toThrow(`programme.${outcome}`);
  });
});
