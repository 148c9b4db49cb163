import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProgramme1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme_book (only_row boolean primary key default true check (only_row), revision bigint not null);
      insert into programme_book (revision) values (0);
      create table programme (
        id uuid primary key,
        version bigint not null,
        revision bigint not null,
        listed_total bigint not null,
        per_match bigint not null check (per_match > 0),
        total bigint not null,
        held bigint not null default 0,
        used bigint not null default 0,
        full_until_updated boolean not null default false,
        freed boolean not null default false,
        constraint held_never_exceeds_capacity check (held >= 0 and used >= 0 and held + used <= total)
      );
      create index programme_revision on programme (revision);
      create index programme_freed on programme (id) where freed;
      create table programme_version (
        programme_id uuid not null,
        version bigint not null,
        revision bigint not null,
        state jsonb not null,
        primary key (programme_id, version)
      );
      create table waiting_list (
        programme_id uuid not null,
        need_id uuid not null,
        waiting_since timestamptz not null,
        primary key (programme_id, need_id)
      );
      create index waiting_list_order on waiting_list (programme_id, waiting_since, need_id);
      create index waiting_list_need on waiting_list (need_id);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
