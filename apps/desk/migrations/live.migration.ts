import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Live1700000001004 implements MigrationInterface {
  readonly name = 'Live1700000001004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table live_event (
        xid        xid8        not null default pg_current_xact_id(),
        pos        bigint      not null generated always as identity,
        data       jsonb       not null,
        created_at timestamptz not null default now(),
        primary key (xid, pos)
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
      create index live_event_by_age on live_event (created_at);

      create table live_floor (
        one boolean primary key default true check (one),
        xid xid8    not null,
        pos bigint  not null
      );
      insert into live_floor (xid, pos) values ('0', 0);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
