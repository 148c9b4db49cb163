import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import type { ReachableNeed } from './domain/draft.js';

interface ChangedNeed extends ReachableNeed {
  readonly open: boolean;
}

const PAGE = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const OPEN = `n.status = 'open' and n.match_id is null`;
const COLUMNS = `n.id, n.category, n.area_code "areaCode", n.facts "values", n.disputed_facts disputed`;

@Injectable()
export class OpenNeedRepository {
  constructor(private readonly database: Database) {}

  /** What is committed by now, for `changedSince`. */
  async snapshot(): Promise<string> {
    const [now] = await this.database.read<{ snapshot: string }>(
      'select pg_current_snapshot()::text snapshot',
    );
    return now!.snapshot;
  }

  /** Needs that are open and have no match, page by page. */
  all(): AsyncGenerator<ReachableNeed[]> {
    return this.pages<ReachableNeed>(`select ${COLUMNS} from need n where n.id > $1 and ${OPEN}
      order by n.id limit ${PAGE}`);
  }

  /**
   * Needs of which a change was committed after the snapshot was taken, as they are now, page by page. A transaction
   * that the snapshot does not show has an id of at least its xmin, however late it commits: so the index finds
   * all candidates, and `pg_visible_in_snapshot` leaves out those that were seen.
   */
  changedSince(snapshot: string): AsyncGenerator<ChangedNeed[]> {
    return this.pages<ChangedNeed>(
      `select ${COLUMNS}, ${OPEN} open from need n
       where n.changed_in >= pg_snapshot_xmin($2::pg_snapshot)
         and not pg_visible_in_snapshot(n.changed_in, $2::pg_snapshot) and n.id > $1
       order by n.id limit ${PAGE}`,
      [snapshot],
    );
  }

  private async *pages<Need extends ReachableNeed>(
    sql: string,
    given: readonly unknown[] = [],
  ): AsyncGenerator<Need[]> {
    for (let after = FIRST; ;) {
      const page = await this.database.read<Need>(sql, [after, ...given]);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }
}
