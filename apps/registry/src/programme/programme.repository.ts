import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { NewEvent, ProgrammeState } from '#contracts';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { ProviderRow } from '../provider/provider.repository.js';
import type { Programme, Terms } from './domain/programme.js';

@Entity('programme')
@Index('programme_by_provider', ['providerId', 'id'])
@Index('programme_by_status', ['status', 'id'])
export class ProgrammeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('int', { name: 'published_version' }) publishedVersion: number;
  @Column('text') status: Programme['status'];
  @ForeignKey(() => ProviderRow, { name: 'programme_of_provider' })
  @Column('uuid', { name: 'provider_id' })
  providerId: string;
  @Column('jsonb') terms: Terms;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('text', { array: true }) assumed: string[];
}

/** What was told about a programme, once for each of its published versions. */
@Entity('programme_version')
export class ProgrammeVersionRow {
  @ForeignKey(() => ProgrammeRow, { name: 'version_of_programme' })
  @PrimaryColumn('uuid', { name: 'programme_id' })
  programmeId: string;
  @PrimaryColumn('int') version: number;
  @Column('text') type: string;
  @Column('timestamptz') at: Date;
  @Column('jsonb') state: ProgrammeState;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('text', { array: true }) assumed: string[];
}

@Injectable()
export class ProgrammeRepository {
  /** The programme, locked until the transaction ends. */
  async find(tx: Tx, id: string): Promise<Programme> {
    const programme = await tx.orm.findOne(ProgrammeRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!programme) throw new DomainError('programme.unknown', { id });
    return programme;
  }

  async save(tx: Tx, programme: Programme, events: readonly NewEvent[]): Promise<void> {
    const row = programme as ProgrammeRow;
    if (programme.version === 1) await tx.orm.insert(ProgrammeRow, row);
    else {
      const before = { id: programme.id, version: programme.version - 1 };
      const { affected } = await tx.orm.update(ProgrammeRow, before, row);
      if (affected !== 1) throw new DomainError('write.conflict');
    }
    await tx.orm.insert(
      ProgrammeVersionRow,
      events.map((event) => versionOf(programme, event)),
    );
    await tx.publish(events);
  }
}

function versionOf(programme: Programme, { type, at, sequence, data }: NewEvent): ProgrammeVersionRow {
  return {
    programmeId: programme.id,
    version: sequence,
    type,
    at,
    state: data as ProgrammeState,
    notes: programme.notes,
    assumed: [...programme.assumed],
  };
}
