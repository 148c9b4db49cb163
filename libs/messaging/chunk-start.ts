import type { Database } from './database.js';
import type { Incoming, Place } from './incoming.js';
import type { Tx } from './tx.js';

/** Offsets that a process began to work on and, as far as is known, never ended. */
export interface Unfinished {
  readonly first: bigint;
  readonly until: bigint;
}

// Need not outlive a crash of the database, only one of this process: the commit does not wait for the disk.
const BEGIN = `
  with hurry as (select set_config('synchronous_commit', 'off', true))
  insert into chunk_start as s (consumer, topic, partition, first_offset, until_offset, starts)
  select $1, $2, $3, $4, $5, $6 from hurry
  on conflict (consumer, topic, partition) do update set
    starts = case when s.first_offset = excluded.first_offset then s.starts + excluded.starts else excluded.starts end,
    first_offset = excluded.first_offset,
    until_offset = excluded.until_offset
  returning starts`;

const HERE = 'consumer = $1 and topic = $2 and partition = $3';

export interface Starts {
  /**
   * To be awaited before the first effect. Returns how often `first` has been started `alone`, this time
   * included; doing it again in the same process does not count.
   */
  begin(first: Incoming, until: string, alone: boolean): Promise<number>;
  /** Inside the transaction of the effects: all up to `until` is done, or what follows `last` is still to be done. */
  end(tx: Tx, last: Incoming, until: string): Promise<void>;
  /** After that transaction. */
  ended(place: Place): void;
}

/** For what is known to have been done before, and must not disturb the count of what has not. */
export const UNCOUNTED: Starts = { begin: async () => 0, end: async () => {}, ended: () => {} };

/** Counts starts, not failures: an event that kills the process leaves no failure behind. */
export class ChunkStarts implements Starts {
  private readonly begun = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly consumer: string,
  ) {}

  /** What a process that died has left on this partition. */
  async unfinished({ topic, partition }: Place): Promise<Unfinished | undefined> {
    const [row] = await this.database.read<{ first_offset: string; until_offset: string }>(
      `select first_offset, until_offset from chunk_start where ${HERE}`,
      [this.consumer, topic, partition],
    );
    return row && { first: BigInt(row.first_offset), until: BigInt(row.until_offset) };
  }

  async begin(first: Incoming, until: string, alone: boolean): Promise<number> {
    const { topic, partition, offset } = first;
    const place = `${topic}/${partition}`;
    const again = this.begun.get(place) === offset;
    this.begun.set(place, offset);
    const starts = alone && !again ? 1 : 0;
    const values = [this.consumer, topic, partition, offset, until, starts];
    const [row] = await this.database.statement<{ starts: number }>(BEGIN, values);
    return row?.starts ?? 0;
  }

  async end(tx: Tx, last: Incoming, until: string): Promise<void> {
    const here = [this.consumer, last.topic, last.partition];
    if (last.offset === until) await tx.query(`delete from chunk_start where ${HERE}`, here);
    else {
      const next = (BigInt(last.offset) + 1n).toString();
      await tx.query(`update chunk_start set first_offset = $4, starts = 0 where ${HERE}`, [...here, next]);
    }
  }

  ended({ topic, partition }: Place): void {
    this.begun.delete(`${topic}/${partition}`);
  }
}
