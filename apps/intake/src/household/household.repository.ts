import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import type { Subject } from '../need/domain/need.js';
import type { Household, Member } from './domain/household.js';
import type { Relation } from './domain/members.js';

/** All that names people, in one value, so that one key can cover it. */
export interface HouseholdIdentity {
  readonly address: string;
  readonly phone?: string;
  readonly members: Readonly<Record<string, Omit<Member, 'id' | 'relation' | 'isGuardian'>>>;
}

@Entity('household')
@Index('household_by_area', ['areaCode'])
export class HouseholdRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { name: 'area_code' }) areaCode: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
}

@Entity('member')
@Index('member_by_household', ['householdId', 'position'], { unique: true })
export class MemberRow {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => HouseholdRow, { name: 'member_of_household' })
  @Column('uuid', { name: 'household_id' })
  householdId: string;
  @Column('smallint') position: number;
  @Column('text') relation: Relation;
  @Column('boolean', { name: 'is_guardian' }) isGuardian: boolean;
}

@Entity('household_identity')
export class HouseholdIdentityRow {
  @ForeignKey(() => HouseholdRow, { name: 'identity_of_household' })
  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;
  @Column('jsonb') data: HouseholdIdentity;
}

/** A member about whom something is recorded, and whether they decide for children. */
export interface SubjectMember extends Subject {
  readonly isGuardian: boolean;
}

@Injectable()
export class HouseholdRepository {
  async save(tx: Tx, household: Household, events: readonly never[]): Promise<void> {
    const { id, version, areaCode, registeredAt } = household;
    await tx.orm.insert(HouseholdRow, { id, version, areaCode, registeredAt });
    await tx.orm.insert(MemberRow, membersOf(household));
    await tx.orm.insert(HouseholdIdentityRow, { householdId: id, data: identityOf(household) });
    await tx.publish(events);
  }

  async subject(tx: Tx, householdId: string, memberId: string): Promise<SubjectMember> {
    const [found] = await tx.query<Omit<SubjectMember, 'memberId'> & { memberId: string | null }>(
      `select h.id "householdId", h.area_code "areaCode", m.id "memberId", m.is_guardian "isGuardian",
              i.data #>> array['members', m.id::text, 'birthDate'] "birthDate"
       from household h
         left join member m on m.household_id = h.id and m.id = $2
         left join household_identity i on i.household_id = h.id
       where h.id = $1`,
      [householdId, memberId],
    );
    if (!found) throw new DomainError('household.unknown', { id: householdId });
    if (found.memberId === null) throw new DomainError('member.unknown', { id: memberId });
    return { ...found, memberId: found.memberId };
  }

  async mustExist(tx: Tx, id: string): Promise<void> {
    const [found] = await tx.query('select 1 from household where id = $1', [id]);
    if (!found) throw new DomainError('household.unknown', { id });
  }
}

function membersOf({ id: householdId, members }: Household): MemberRow[] {
  return members.map(({ id, relation, isGuardian }, position) => ({
    id,
    householdId,
    position,
    relation,
    isGuardian,
  }));
}

function identityOf({ address, phone, members }: Household): HouseholdIdentity {
  const people = members.map(({ id, name, birthDate, idNumber, phone: own }) => [
    id,
    { name, birthDate, idNumber, phone: own },
  ]);
  return { address, phone, members: Object.fromEntries(people) };
}
