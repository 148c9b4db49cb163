import { eventually } from './servers.js';
import type { Http } from './system-http.js';

interface LedgerEntry {
  readonly key: string;
  /** Attempts whose outcome was not known: no answer, or one that says so. */
  unknown: number;
  outcome: 'ok' | 'failed' | 'unknown';
  status?: number;
  id?: string;
}

interface Written {
  readonly id: string;
}

/**
 * What was asked for and what came of it, by idempotency key. An unknown outcome is tried again with the same key
 * until it is known or the deadline is past.
 */
export class RequestLedger {
  readonly entries = new Map<string, LedgerEntry>();

  constructor(
    private readonly http: Http,
    private readonly deadlineMs = 60_000,
  ) {}

  /** Resolves to the id that was given; rejects when the request was refused or nobody ever answered. */
  async post(path: string, body: unknown, key: string): Promise<string> {
    const entry: LedgerEntry = { key, unknown: 0, outcome: 'unknown' };
    this.entries.set(key, entry);
    await eventually(() => this.attempt(entry, path, body), this.deadlineMs);
    if (entry.id !== undefined) return entry.id;
    throw new Error(`POST ${path} (${key}) was refused with ${entry.status}.`);
  }

  /** Ids that were acknowledged. */
  acknowledged(): string[] {
    return [...this.entries.values()].flatMap(({ id }) => id ?? []);
  }

  count(outcome: LedgerEntry['outcome']): number {
    return [...this.entries.values()].filter((entry) => entry.outcome === outcome).length;
  }

  /** How many attempts had to be repeated. */
  repeated(): number {
    return [...this.entries.values()].reduce((sum, { unknown }) => sum + unknown, 0);
  }

  private async attempt(entry: LedgerEntry, path: string, body: unknown): Promise<void> {
    try {
      const once = entry.key;
      const answer = await this.http.request<Written>('POST', path, { body, once, timeoutMs: 15_000 });
      if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text}`);
      entry.status = answer.status;
      entry.outcome = answer.status < 300 ? 'ok' : 'failed';
      if (entry.outcome === 'ok') entry.id = answer.body.id;
    } catch (error) {
      entry.unknown += 1;
      throw error;
    }
  }
}

/** Runs `work` on every item, at most `width` at a time. The first failure ends it. */
export async function inLanes<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, at: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      await work(items[at]!, at);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
