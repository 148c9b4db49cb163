import { Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NewEvent } from '#contracts';
import { DomainError } from '#kernel';
import { Database, type Tx } from '#messaging';
import type { Policy } from './domain/policy.js';

@Entity('policy')
export class PolicyRow {
  @PrimaryColumn('int') version: number;
  @Column('timestamptz', { name: 'adopted_at' }) adoptedAt: Date;
  @Column('jsonb') classes: Policy['classes'];
}

@Injectable()
export class PolicyRepository {
  constructor(private readonly database: Database) {}

  /** Version of the policy in force; 0 when there is none. */
  async current(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ version: number }>('select max(version) as version from policy');
    return row?.version ?? 0;
  }

  async add(tx: Tx, { version, classes }: Policy, events: readonly NewEvent[]): Promise<void> {
    const added = await tx.query(
      `insert into policy (version, adopted_at, classes) values ($1, $2, $3) on conflict do nothing returning version`,
      [version, events[0]!.at, JSON.stringify(classes)],
    );
    if (added.length === 0) throw new DomainError('write.conflict');
    await tx.publish(events);
  }

  /** All versions, the one in force first. */
  all(): Promise<PolicyRow[]> {
    return this.database.read<PolicyRow>(
      'select version, adopted_at "adoptedAt", classes from policy order by version desc',
    );
  }
}
