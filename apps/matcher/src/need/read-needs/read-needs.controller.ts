import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { IdParam } from '#service-kit';

export interface RoutedNeedView {
  id: string;
  status: 'open' | 'matched' | 'withdrawn' | 'met';
  category: string;
  areaCode: string;
  waitingSince: string;
  /** The match that serves it. */
  matchId: string | null;
  /** Every decision about it, oldest first. */
  decisionIds: string[];
  excluded: { programmeId: string; reason: string }[];
  /** Programmes at whose waiting list it stands, with its place. */
  waiting: { programmeId: string; place: number }[];
}

const SELECT = `
  select n.id, case when n.status = 'open' and n.match_id is not null then 'matched' else n.status end status,
    n.category, n.area_code "areaCode", n.waiting_since "waitingSince", n.match_id "matchId",
    array(select d.id from decision d where d.need_id = n.id order by d.id) "decisionIds",
    array(select jsonb_build_object('programmeId', e.programme_id, 'reason', e.reason) from exclusion e
          where e.need_id = n.id) excluded,
    array(select jsonb_build_object('programmeId', w.programme_id, 'place', (select count(*) from waiting_list o
            where o.programme_id = w.programme_id and (o.priority_class, o.waiting_since, o.need_id)
              <= (w.priority_class, w.waiting_since, w.need_id)))
          from waiting_list w where w.need_id = n.id) waiting
  from need n where n.id = $1`;

@ApiTags('needs')
@Controller('needs')
export class ReadNeedsController {
  constructor(private readonly database: Database) {}

  /** Where the routing of a need stands. */
  @Get(':id')
  async read(@IdParam() id: string): Promise<RoutedNeedView> {
    const [need] = await this.database.read<RoutedNeedView>(SELECT, [id]);
    if (!need) throw new DomainError('need.unknown', { id });
    return need;
  }
}
