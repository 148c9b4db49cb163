import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import type { BoardColumn } from '../board/domain/columns.js';

/** One card that has moved or changed, as a reader of the live board is told. */
export interface BoardChange {
  readonly needId: string;
  /** The column that the card is in now. */
  readonly column: BoardColumn;
  readonly since: Date | string;
  readonly stream: 'needs' | 'matches';
  readonly type: string;
  readonly sequence: number;
  readonly at: string;
}

@Injectable()
export class LiveProjection {
  /** Stores the changes in the transaction that makes them; its own id becomes part of theirs. */
  async append(tx: Tx, changes: readonly BoardChange[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query('insert into live_event (data) select * from unnest($1::jsonb[])', [
      changes.map((change) => JSON.stringify(change)),
    ]);
  }
}
