import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Tx } from '#messaging';
import { HouseholdRow } from '../household/household.repository.js';
import type { Visit, VisitKind } from './domain/visit.js';

/** What names people or is free text, in one value, so that the household's key can cover it. */
export type VisitIdentity = Pick<Visit, 'workers' | 'notes'>;

@Entity('visit')
@Index('visit_by_household', ['householdId', 'id'])
export class VisitRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @ForeignKey(() => HouseholdRow, { name: 'visit_of_household' })
  @Column('uuid', { name: 'household_id' })
  householdId: string;
  @Column('text') kind: VisitKind;
  @Column('date', { name: 'planned_for', nullable: true }) plannedFor: string | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
  @Column('jsonb') identity: VisitIdentity;
}

@Injectable()
export class VisitRepository {
  async save(tx: Tx, visit: Visit, events: readonly never[]): Promise<void> {
    const { workers, notes, ...row } = visit;
    await tx.orm.insert(VisitRow, { ...row, identity: { workers: [...workers], notes } });
    await tx.publish(events);
  }
}
