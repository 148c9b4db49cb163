import { Injectable } from '@nestjs/common';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { NewEvent } from '#contracts';
import type { Label } from '#eligibility';
import type { Tx } from '#messaging';
import { AreaRow } from '../area/area.repository.js';
import type { Provider } from './domain/provider.js';

@Entity('provider')
export class ProviderRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('jsonb') name: Label;
  @Column('text') kind: Provider['kind'];
  @ForeignKey(() => AreaRow, { name: 'provider_in_area' })
  @Column('text', { name: 'area_code', nullable: true })
  areaCode: string | null;
}

@Injectable()
export class ProviderRepository {
  exists(tx: Tx, id: string): Promise<boolean> {
    return tx.orm.existsBy(ProviderRow, { id });
  }

  async save(tx: Tx, provider: Provider, events: readonly NewEvent[]): Promise<void> {
    await tx.orm.insert(ProviderRow, provider);
    await tx.publish(events);
  }
}
