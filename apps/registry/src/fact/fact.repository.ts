import { Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NewEvent } from '#contracts';
import { type FactCatalogue, factCatalogue } from '#eligibility';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { type Fact, type FactInput, type FactUse, isFactKey } from './domain/fact.js';

@Entity('fact')
export class FactRow {
  @PrimaryColumn('text') key: string;
  @Column('int') version: number;
  @Column('text') type: Fact['type'];
  @Column('jsonb') definition: FactInput;
}

@Injectable()
export class FactRepository {
  /** The fact, locked until the transaction ends; null when there is none. */
  async find(tx: Tx, key: string): Promise<Fact | null> {
    if (!isFactKey(key)) return null;
    const row = await tx.orm.findOne(FactRow, { where: { key }, lock: { mode: 'pessimistic_write' } });
    return row && { ...row.definition, version: row.version };
  }

  /** The catalogue, which cannot change until the transaction ends. */
  async catalogue(tx: Tx): Promise<FactCatalogue> {
    const rows = await tx.query<FactRow>('select definition from fact order by key for share');
    return factCatalogue(rows.map(({ definition }) => definition));
  }

  /** The published and paused programmes whose criteria ask for the fact. */
  uses(tx: Tx, key: string): Promise<FactUse[]> {
    return tx.query<FactUse>(
      `select id "programmeId", terms -> 'criteria' criteria from programme
       where status in ('published', 'paused')
         and (jsonb_path_exists(terms -> 'criteria', '$.**.fact ? (@ == $key)', jsonb_build_object('key', $1::text))
           or jsonb_path_exists(terms -> 'criteria', '$.**.area ? (@ == $key)', jsonb_build_object('key', $1::text)))
       order by id limit 20`,
      [key],
    );
  }

  async save(tx: Tx, fact: Fact, events: readonly NewEvent[]): Promise<void> {
    const { version, ...definition } = fact;
    const { key, type } = fact;
    if (version === 1) await this.insert(tx, { key, version, type, definition });
    else {
      const { affected } = await tx.orm.update(
        FactRow,
        { key, version: version - 1 },
        { version, type, definition },
      );
      if (affected !== 1) throw new DomainError('write.conflict');
    }
    await tx.publish(events);
  }

  private async insert(tx: Tx, { key, version, type, definition }: FactRow): Promise<void> {
    const inserted = await tx.query(
      'insert into fact (key, version, type, definition) values ($1, $2, $3, $4) on conflict do nothing returning key',
      [key, version, type, JSON.stringify(definition)],
    );
    if (inserted.length === 0) throw new DomainError('write.conflict');
  }
}
