import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { NewEvent } from '#contracts';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { type Area, isAreaCode } from './domain/area.js';

@Entity('area')
export class AreaRow {
  @PrimaryColumn('text') code: string;
  @Column('int') version: number;
  @Column('text') name: string;
  @Column('text') level: Area['level'];
  @Index('area_by_parent')
  @ForeignKey(() => AreaRow, { name: 'area_in_parent' })
  @Column('text', { nullable: true })
  parent: string | null;
  @Column('text') status: Area['status'];
}

@Injectable()
export class AreaRepository {
  /** The area, locked until the transaction ends; null when there is none. */
  async find(tx: Tx, code: string): Promise<Area | null> {
    if (!isAreaCode(code)) return null;
    return tx.orm.findOne(AreaRow, { where: { code }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those that exist, with their status, which cannot change until the transaction ends. */
  async statuses(tx: Tx, codes: readonly string[]): Promise<Map<string, Area['status']>> {
    const rows = await tx.query<Pick<Area, 'code' | 'status'>>(
      'select code, status from area where code = any($1) order by code for share',
      [codes],
    );
    return new Map(rows.map(({ code, status }) => [code, status]));
  }

  async save(tx: Tx, area: Area, events: readonly NewEvent[]): Promise<void> {
    if (area.version === 1) await this.insert(tx, area);
    else {
      const before = { code: area.code, version: area.version - 1 };
      const { affected } = await tx.orm.update(AreaRow, before, area);
      if (affected !== 1) throw new DomainError('write.conflict');
    }
    await tx.publish(events);
  }

  private async insert(tx: Tx, { code, version, name, level, parent, status }: Area): Promise<void> {
    const inserted = await tx.query(
      `insert into area (code, version, name, level, parent, status) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning code`,
      [code, version, name, level, parent, status],
    );
    if (inserted.length === 0) throw new DomainError('write.conflict');
  }
}
