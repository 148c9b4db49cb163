import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, type MicroserviceOptions, Payload, Transport } from '@nestjs/microservices';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Column, Entity, PrimaryColumn, Repository } from 'typeorm';
import type { NeedState } from '#contracts';
import { newId } from '#kernel';

const { DATABASE_URL: url, KAFKA_BROKERS: brokers, TOPIC_PREFIX: prefix } = process.env;

@Entity('plain_match')
class PlainMatch {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') needId: string;
  @Column('text') programme: string;
  @Column('jsonb') need: NeedState;
}

/** How the manual does it: one event, one handler, one save. */
@Controller()
class NeedsController {
  constructor(@InjectRepository(PlainMatch) private readonly matches: Repository<PlainMatch>) {}

  @EventPattern(`${prefix}.needs.v1`)
  async filed(@Payload() payload: unknown): Promise<void> {
    const need = payload as NeedState;
    const programme = (need.facts.ageYears as number) < 40 ? 'young' : 'old';
    await this.matches.save({ id: newId(), needId: need.needId, programme, need });
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url, entities: [PlainMatch], synchronize: true }),
    TypeOrmModule.forFeature([PlainMatch]),
  ],
  controllers: [NeedsController],
})
class PlainModule {}

const app = await NestFactory.createMicroservice<MicroserviceOptions>(PlainModule, {
  transport: Transport.KAFKA,
  options: {
    client: { clientId: 'plain', brokers: brokers!.split(',') },
    consumer: { groupId: `${prefix}-plain` },
    subscribe: { fromBeginning: true },
  },
  logger: false,
});
await app.listen();
process.once('SIGTERM', () => process.exit(0));
process.send!('ready');
