import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDecision1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table decision (
        id uuid primary key,
        need_id uuid not null,
        made_at timestamptz not null,
        today date not null,
        need_version bigint not null,
        revision bigint not null,
        excluded jsonb not null,
        free jsonb not null,
        programme_id uuid,
        match_id uuid,
        why jsonb
      );
      create index decision_need on decision (need_id, id);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
