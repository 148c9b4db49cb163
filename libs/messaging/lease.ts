import { newId } from '#kernel';
import type { Database } from './database.js';
import { LANES } from './partitioning.js';

interface Hold {
  readonly epoch: string;
  /** On the monotonic clock; counted from before the database was asked. */
  readonly until: number;
}

const RENEW = `
  with alive as (
    insert into relay_owner (owner, expires_at) values ($1, now() + $2 * interval '1 ms')
    on conflict (owner) do update set expires_at = excluded.expires_at
  )
  update relay_lane set expires_at = now() + $2 * interval '1 ms' where owner = $1 returning lane, epoch`;

const TAKE = `
  update relay_lane set owner = $1, epoch = epoch + 1, expires_at = now() + $2 * interval '1 ms'
  where lane in (
    select lane from relay_lane where owner is null or expires_at < now()
    order by lane limit $3 for update skip locked)
  returning lane, epoch`;

/** The lanes that one relay may send. Live relays of a database share them fairly. */
export class LaneLease {
  readonly owner = newId();
  private holds = new Map<number, Hold>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly leaseMs: number,
  ) {}

  /** Lanes that are surely still ours. */
  lanes(): number[] {
    return [...this.holds.keys()].filter((lane) => this.isHeld(lane));
  }

  isHeld(lane: number): boolean {
    const hold = this.holds.get(lane);
    return hold !== undefined && performance.now() < hold.until - this.leaseMs / 10;
  }

  epochOf(lane: number): string {
    return this.holds.get(lane)?.epoch ?? '-1';
  }

  /** Prolongs what is held. */
  renew(): Promise<void> {
    return this.inTurn(async () => this.keep(await this.timed(RENEW, [this.owner, this.leaseMs])));
  }

  /** Prolongs, then gives back what is above the fair share or takes what is free below it. */
  async balance(): Promise<void> {
    await this.renew();
    await this.inTurn(async () => {
      const share = Math.ceil(LANES / (await this.liveOwners()));
      const surplus = [...this.holds.keys()].slice(share);
      if (surplus.length > 0) await this.giveBack(surplus);
      if (this.holds.size >= share) return;
      const taken = await this.timed(TAKE, [this.owner, this.leaseMs, share - this.holds.size]);
      this.keep(new Map([...this.holds, ...taken]));
    });
  }

  /** Gives everything back, so that others need not wait for the lease to end. */
  release(): Promise<void> {
    return this.inTurn(async () => {
      await this.giveBack([...this.holds.keys()]);
      await this.run('delete from relay_owner where owner = $1', [this.owner]);
    });
  }

  private async liveOwners(): Promise<number> {
    await this.run(`delete from relay_owner where expires_at < now() - interval '1 min'`, []);
    const [row] = await this.database.read<{ live: number }>(
      'select count(*)::int as live from relay_owner where expires_at > now()',
    );
    return Math.max(1, row?.live ?? 1);
  }

  private async giveBack(lanes: number[]): Promise<void> {
    for (const lane of lanes) this.holds.delete(lane);
    await this.run(
      `update relay_lane set owner = null, expires_at = '-infinity' where owner = $1 and lane = any($2)`,
      [this.owner, lanes],
    );
  }

  private async timed(sql: string, params: unknown[]): Promise<Map<number, Hold>> {
    const until = performance.now() + this.leaseMs;
    const rows = await this.run<{ lane: number; epoch: string }>(sql, params);
    return new Map(rows.map(({ lane, epoch }) => [lane, { epoch, until }]));
  }

  private run<T>(sql: string, params: unknown[]): Promise<T[]> {
    return this.database.statement<T>(sql, params);
  }

  private keep(holds: Map<number, Hold>): void {
    this.holds = holds;
  }

  /** One at a time: an answer that comes late must not bring back a lane that was given away meanwhile. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
