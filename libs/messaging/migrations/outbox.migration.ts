import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outbox1700000000001 implements MigrationInterface {
  readonly name = 'Outbox1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        pos        bigint      generated always as identity,
        lane       smallint    not null,
        id         uuid        not null,
        topic      text        not null,
        key        text        not null,
        type       text        not null,
        sequence   bigint      not null,
        headers    jsonb       not null,
        payload    text,
        created_at timestamptz not null default clock_timestamp(),
        primary key (lane, pos)
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

      create table relay_owner (
        owner      uuid        primary key,
        expires_at timestamptz not null
      );

      create table relay_lane (
        lane       smallint    primary key,
        owner      uuid,
        epoch      bigint      not null default 0,
        expires_at timestamptz not null default '-infinity'
      );
      insert into relay_lane (lane) select generate_series(0, 63);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
