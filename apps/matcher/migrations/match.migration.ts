import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMatch1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match (
        id uuid primary key,
        version integer not null,
        state text not null check (state in ('proposed', 'applied', 'accepted', 'delivering', 'delivered', 'disputed',
          'confirmed', 'declined', 'expired', 'withdrawn')),
        need_id uuid not null,
        household_id uuid not null,
        programme_id uuid not null,
        programme_version bigint not null,
        provider_id uuid not null,
        area_code text not null,
        units bigint not null check (units > 0),
        decision_id uuid not null,
        plan jsonb not null,
        lines jsonb not null,
        note text,
        since timestamptz not null
      );
      create unique index match_one_live_for_a_need on match (need_id)
        where state in ('proposed', 'applied', 'accepted', 'delivering', 'delivered', 'disputed');
      create index match_need on match (need_id);
      create index match_programme on match (programme_id, id);
      create table exclusion (
        need_id uuid not null,
        programme_id uuid not null,
        reason text not null,
        primary key (need_id, programme_id)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
