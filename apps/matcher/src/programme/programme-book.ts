import { Injectable } from '@nestjs/common';
import type { ProgrammeState } from '#contracts';
import type { Tx } from '#messaging';
import { NO_POLICY, type Policy } from '../policy/domain/priority.js';
import { type Programmes, ProgrammeShelf, withChanges } from './domain/programmes.js';

interface Change {
  readonly revision: string;
  readonly kind: 'programme' | 'policy';
  readonly state: unknown;
}

const LOCK = 7_261_002;

/**
 * The programmes and the policy as matcher last heard of them, kept in memory and brought up to date by each
 * transaction that opens it. Who reads holds the book open until commit, so that a change comes wholly
 * before or wholly after: a need can never miss both the programme and its second chance.
 */
@Injectable()
export class ProgrammeBook {
  private readonly shelf = new ProgrammeShelf();
  private readonly writers = new WeakSet<Tx>();
  private snapshot = this.view({ revision: 0, policy: NO_POLICY });

  /** First lock of a transaction, before needs, matches and programmes (in that order). */
  async open(tx: Tx): Promise<Programmes> {
    await tx.query('select pg_advisory_xact_lock_shared($1)', [LOCK]);
    const { revision: known } = this.snapshot;
    const changes = await tx.query<Change>(
      `select p.revision, 'programme' kind, v.state from programme p
         join programme_version v on v.programme_id = p.id and v.version = p.version where p.revision > $1
       union all select revision, 'policy', state from policy where revision > $1
       order by revision`,
      [known],
    );
    if (changes.length === 0) return this.snapshot;
    const revision = Number(changes.at(-1)!.revision);
    const policy = latestPolicy(changes) ?? this.snapshot.policy;
    // What a writer sees may yet be rolled back: it is for its own eyes.
    if (this.writers.has(tx)) {
      return withChanges(this.snapshot, { revision, policy, changed: shelve(changes, new ProgrammeShelf()) });
    }
    if (revision > this.snapshot.revision) {
      shelve(changes, this.shelf);
      this.snapshot = this.view({ revision, policy });
    }
    return this.snapshot;
  }

  /** For who changes programmes or the policy: waits for readers, keeps them out until commit, resolves to the next revision. */
  async openToWrite(tx: Tx): Promise<number> {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    this.writers.add(tx);
    const [book] = await tx.query<{ revision: string }>(
      'update programme_book set revision = revision + 1 returning revision',
    );
    return Number(book!.revision);
  }

  private view(at: { revision: number; policy: Policy }): Programmes {
    const { shelf } = this;
    return { ...at, all: shelf.all, get: (id) => shelf.get(id), fitting: (need) => shelf.fitting(need) };
  }
}

function shelve(changes: readonly Change[], shelf: ProgrammeShelf): ProgrammeShelf {
  for (const { kind, state } of changes) if (kind === 'programme') shelf.put(state as ProgrammeState);
  return shelf;
}

function latestPolicy(changes: readonly Change[]): Policy | undefined {
  return changes.findLast(({ kind }) => kind === 'policy')?.state as Policy | undefined;
}
