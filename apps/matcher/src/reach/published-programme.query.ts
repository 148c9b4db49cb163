import { Injectable } from '@nestjs/common';
import type { ProgrammeState } from '#contracts';
import { DomainError } from '#kernel';
import { Database } from '#messaging';

@Injectable()
export class PublishedProgrammeQuery {
  constructor(private readonly database: Database) {}

  /** The programme as last heard. */
  async one(id: string): Promise<ProgrammeState> {
    const [programme] = await this.database.read<{ state: ProgrammeState }>(
      `select v.state from programme p join programme_version v on v.programme_id = p.id and v.version = p.version
       where p.id = $1`,
      [id],
    );
    if (!programme) throw new DomainError('programme.unknown', { id });
    return programme.state;
  }
}
