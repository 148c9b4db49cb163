import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { IdParam } from '#service-kit';

export interface ProgrammeLedgerView {
  id: string;
  /** Version of the programme as last heard. */
  programmeVersion: number;
  capacity: { unit: string; total: number; held: number; used: number; free: number; perMatch: number };
  /** The provider said that it is full; nothing is held until it updates the programme. */
  fullUntilUpdated: boolean;
  waiting: number;
}

const SELECT = `
  select p.id, p.version::int "programmeVersion", jsonb_build_object('unit', v.state->'capacity'->>'unit', 'total', p.total,
      'held', p.held, 'used', p.used, 'perMatch', p.per_match,
      'free', case when p.full_until_updated then 0 else p.total - p.held - p.used end) capacity,
    p.full_until_updated "fullUntilUpdated",
    (select count(*)::int from waiting_list w where w.programme_id = p.id) waiting
  from programme p join programme_version v on v.programme_id = p.id and v.version = p.version where p.id = $1`;

@ApiTags('programmes')
@Controller('programmes')
export class ReadProgrammesController {
  constructor(private readonly database: Database) {}

  /** The ledger of a programme: what is held, used and free. */
  @Get(':id')
  async read(@IdParam() id: string): Promise<ProgrammeLedgerView> {
    const [programme] = await this.database.read<ProgrammeLedgerView>(SELECT, [id]);
    if (!programme) throw new DomainError('programme.unknown', { id });
    return programme;
  }
}
