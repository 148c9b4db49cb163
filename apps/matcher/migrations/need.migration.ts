import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNeed1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table need (
        id uuid primary key,
        household_id uuid not null,
        category text not null,
        items jsonb not null,
        urgency text not null,
        area_code text not null,
        facts jsonb not null,
        disputed_facts text[] not null,
        waiting_since timestamptz not null,
        status text not null check (status in ('open', 'withdrawn', 'met')),
        need_version bigint not null,
        sequence bigint not null default 0,
        match_id uuid,
        decision_id uuid,
        due boolean not null default false
      );
      create table need_history (
        need_id uuid not null,
        need_version bigint not null,
        state jsonb not null,
        primary key (need_id, need_version)
      );
      create index need_due on need (waiting_since) where due;
      create index need_without_match on need (category) where status = 'open' and match_id is null;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
