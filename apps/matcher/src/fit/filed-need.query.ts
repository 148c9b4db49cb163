import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { STATE } from '../need/need.repository.js';
import type { RoutableNeed } from '../routing/domain/route-need.js';

interface FiledNeed {
  readonly need: RoutableNeed;
  readonly priorityClass: number;
  readonly waitingSince: Date;
  readonly exclusions: readonly { readonly programmeId: string; readonly reason: string }[];
}

@Injectable()
export class FiledNeedQuery {
  constructor(private readonly database: Database) {}

  /** A need as matcher last heard of it, with the programmes that are passed over for it. */
  async one(id: string): Promise<FiledNeed> {
    const [filed] = await this.database.read<FiledNeed>(
      `select ${STATE} need, n.priority_class::int "priorityClass", n.waiting_since "waitingSince",
         array(select jsonb_build_object('programmeId', e.programme_id, 'reason', e.reason)
               from exclusion e where e.need_id = n.id) exclusions
       from need n where n.id = $1`,
      [id],
    );
    if (!filed) throw new DomainError('need.unknown', { id });
    return filed;
  }
}
