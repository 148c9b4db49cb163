import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ConsentGiver, ConsentMethod, ConsentPurpose, NewEvent, ProviderKind } from '#contracts';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { HouseholdRow, MemberRow } from '../household/household.repository.js';
import type { Consent } from './domain/consent.js';

@Entity('consent')
@Index('consent_by_household', ['householdId', 'id'])
export class ConsentRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') status: Consent['status'];
  @ForeignKey(() => HouseholdRow, { name: 'consent_of_household' })
  @Column('uuid', { name: 'household_id' })
  householdId: string;
  @ForeignKey(() => MemberRow, { name: 'consent_of_member' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;
  @Column('text', { name: 'given_by' }) givenBy: ConsentGiver;
  @Column('text') purpose: ConsentPurpose;
  @Column('uuid', { name: 'provider_id', nullable: true }) providerId: string | null;
  @Column('text', { name: 'provider_kind', nullable: true }) providerKind: ProviderKind | null;
  @Column('text') method: ConsentMethod;
  @Column('date', { nullable: true }) until: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}

@Injectable()
export class ConsentRepository {
  async find(tx: Tx, id: string): Promise<Consent> {
    const consent = await tx.orm.findOne(ConsentRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!consent) throw new DomainError('consent.unknown', { id });
    return consent;
  }

  async save(tx: Tx, consent: Consent, events: readonly NewEvent[]): Promise<void> {
    if (consent.version === 1) await tx.orm.insert(ConsentRow, consent);
    else {
      const before = { id: consent.id, version: consent.version - 1 };
      const { affected } = await tx.orm.update(ConsentRow, before, consent);
      if (affected !== 1) throw new DomainError('write.conflict');
    }
    await tx.publish(events);
  }
}
