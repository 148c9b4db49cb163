import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Timeline1700000001003 implements MigrationInterface {
  readonly name = 'Timeline1700000001003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table timeline_entry (
        event_id     uuid        primary key,
        need_id      uuid,
        household_id uuid        not null,
        stream       text        not null,
        sequence     bigint      not null,
        type         text        not null,
        at           timestamptz not null,
        source       text        not null,
        data         jsonb       not null
      );
      create index timeline_entry_by_need on timeline_entry (need_id, at) where need_id is not null;
      create index timeline_entry_by_household on timeline_entry (household_id, at) where need_id is null;
      create index timeline_entry_by_time on timeline_entry (at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
