import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, In, Index, PrimaryColumn } from 'typeorm';
import type { NewEvent, WantedItem } from '#contracts';
import type { FactValue } from '#eligibility';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { HouseholdRow, MemberRow } from '../household/household.repository.js';
import type { Changed, Need, NeedStatus } from './domain/need.js';

@Entity('need')
@Index('need_by_household', ['householdId', 'id'])
@Index('need_by_area', ['areaCode'])
@Index('need_by_status', ['status', 'id'])
export class NeedRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') status: NeedStatus;
  @ForeignKey(() => HouseholdRow, { name: 'need_of_household' })
  @Column('uuid', { name: 'household_id' })
  householdId: string;
  @ForeignKey(() => MemberRow, { name: 'need_of_member' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;
  @Column('text') category: string;
  @Column('jsonb') items: WantedItem[];
  @Column('text') urgency: Need['urgency'];
  @Column('text', { name: 'area_code' }) areaCode: string;
  @Column('jsonb') facts: Record<string, FactValue>;
  @Column('text', { name: 'disputed_facts', array: true }) disputedFacts: string[];
  @Column('timestamptz', { name: 'waiting_since' }) waitingSince: Date;
}

@Injectable()
export class NeedRepository {
  /** The need, locked until the transaction ends. */
  async find(tx: Tx, id: string): Promise<Need> {
    const [need] = await this.findAll(tx, [id]);
    if (!need) throw new DomainError('need.unknown', { id });
    return need;
  }

  findAll(tx: Tx, ids: readonly string[]): Promise<Need[]> {
    return tx.orm.find(NeedRow, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Those of them that nobody else is at work on. */
  findFree(tx: Tx, ids: readonly string[]): Promise<Need[]> {
    return tx.orm.find(NeedRow, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  save(tx: Tx, need: Need, events: readonly NewEvent[]): Promise<void> {
    return this.saveAll(tx, [{ need, events }]);
  }

  /** Stores those that changed. */
  async saveAll(tx: Tx, changes: readonly Changed[]): Promise<void> {
    const changed = changes.filter(({ events }) => events.length > 0);
    for (const { need } of changed) await this.store(tx, need);
    await tx.publish(changed.flatMap(({ events }) => events));
  }

  private async store(tx: Tx, need: Need): Promise<void> {
    if (need.version === 1) {
      await tx.orm.insert(NeedRow, rowOf(need));
      return;
    }
    const before = { id: need.id, version: need.version - 1 };
    const { affected } = await tx.orm.update(NeedRow, before, rowOf(need));
    if (affected !== 1) throw new DomainError('write.conflict');
  }
}

function rowOf(need: Need): NeedRow {
  return need as NeedRow;
}
