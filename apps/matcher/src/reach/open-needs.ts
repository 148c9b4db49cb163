import { setImmediate as otherWork } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { compileNeeds, type NeedIndex } from '#eligibility';
import { Clock } from '#kernel';
import { indexedNeed } from './domain/draft.js';
import { OpenNeedRepository } from './open-need.repository.js';

interface OpenNeedsAt {
  /** Valid until the caller waits for anything. */
  readonly index: NeedIndex;
  /** All that was committed before is in it. */
  readonly asOf: Date;
}

/** Needs between two turns of other work. */
const TURN = 500;

/**
 * All needs that are open and have no match, in memory, loaded when first asked for. Each answer is brought up to
 * date before; only what has changed is read. Who asks during a refresh shares the next one: what was committed
 * before the question may be missing from the one under way.
 */
@Injectable()
export class OpenNeeds {
  private index: NeedIndex | null = null;
  private snapshot = '';
  private last: Promise<unknown> = Promise.resolve();
  private next: Promise<OpenNeedsAt> | null = null;

  constructor(
    private readonly needs: OpenNeedRepository,
    private readonly clock: Clock,
  ) {}

  now(): Promise<OpenNeedsAt> {
    if (this.next === null) {
      this.next = this.last.then(() => {
        this.next = null;
        return this.refresh();
      });
      this.last = this.next.catch(() => undefined);
    }
    return this.next;
  }

  private async refresh(): Promise<OpenNeedsAt> {
    const asOf = this.clock.now();
    const snapshot = await this.needs.snapshot();
    // Only when all of it has been read does the snapshot count: a failure half way is made good by the next run.
    this.index = this.index === null ? await this.load() : await this.update(this.index);
    this.snapshot = snapshot;
    return { index: this.index, asOf };
  }

  private async load(): Promise<NeedIndex> {
    const index = compileNeeds([]);
    for await (const page of this.needs.all()) {
      await inTurns(page, (need) => index.add(indexedNeed(need)));
    }
    return index;
  }

  private async update(index: NeedIndex): Promise<NeedIndex> {
    for await (const page of this.needs.changedSince(this.snapshot)) {
      await inTurns(page, (need) => (need.open ? index.add(indexedNeed(need)) : index.remove(need.id)));
    }
    return index;
  }
}

/** Lets other requests and events have their turn: a whole page would hold them up for a tenth of a second. */
async function inTurns<Need>(page: readonly Need[], each: (need: Need) => void): Promise<void> {
  for (const [at, need] of page.entries()) {
    if (at > 0 && at % TURN === 0) await otherWork();
    each(need);
  }
}
