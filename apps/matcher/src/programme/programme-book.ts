import { Injectable } from '@nestjs/common';
import type { ProgrammeState } from '#contracts';
import type { Tx } from '#messaging';
import { NO_POLICY, type Policy } from '../policy/domain/priority.js';

/** All programmes and the policy at one moment. `revision` grows by one with each change of any of them. */
export interface Programmes {
  readonly revision: number;
  readonly all: readonly ProgrammeState[];
  readonly policy: Policy;
}

interface Change {
  readonly revision: string;
  readonly kind: 'programme' | 'policy';
  readonly state: unknown;
}

const LOCK = 7_261_002;

/**
 * The programmes as matcher last heard of them, kept in memory and brought up to date by each transaction
 * that opens it. Who reads holds the book open until commit, so that a change of a programme comes wholly
 * before or wholly after: a need can never miss both the programme and its second chance.
 */
@Injectable()
export class ProgrammeBook {
  private revision = 0;
  private policy = NO_POLICY;
  private readonly byId = new Map<string, ProgrammeState>();
  private snapshot: Programmes = { revision: 0, all: [], policy: NO_POLICY };

  /** First lock of a transaction, before needs, matches and programmes (in that order). */
  async open(tx: Tx): Promise<Programmes> {
    await tx.query('select pg_advisory_xact_lock_shared($1)', [LOCK]);
    const changed = await tx.query<Change>(
      `select p.revision, 'programme' kind, v.state from programme p
         join programme_version v on v.programme_id = p.id and v.version = p.version where p.revision > $1
       union all select revision, 'policy', state from policy where revision > $1
       order by revision`,
      [this.revision],
    );
    for (const change of changed) this.learn(change);
    if (changed.length > 0) {
      this.snapshot = { revision: this.revision, all: [...this.byId.values()], policy: this.policy };
    }
    return this.snapshot;
  }

  private learn({ revision, kind, state }: Change): void {
    this.revision = Math.max(this.revision, Number(revision));
    if (kind === 'policy') this.policy = state as Policy;
    else {
      const programme = state as ProgrammeState;
      this.byId.set(programme.programmeId, programme);
    }
  }

  /** For who changes programmes or the policy: waits for readers, keeps them out until commit, resolves to the next revision. */
  async openToWrite(tx: Tx): Promise<number> {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const [book] = await tx.query<{ revision: string }>(
      'update programme_book set revision = revision + 1 returning revision',
    );
    return Number(book!.revision);
  }
}
