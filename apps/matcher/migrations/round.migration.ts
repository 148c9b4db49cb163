import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRound1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table round (
        id uuid primary key,
        version integer not null,
        state text not null check (state in ('open', 'closed', 'computed', 'confirmed', 'abandoned')),
        name jsonb not null,
        programme_ids jsonb not null,
        classes jsonb not null,
        reserves jsonb not null,
        overrides jsonb not null,
        seed text not null,
        seed_hash text not null,
        opened_at timestamptz not null,
        since timestamptz not null,
        reason text,
        input jsonb,
        input_hash text,
        proposal text
      );
      create index round_under_way on round (id) where state in ('open', 'closed', 'computed');
      alter table programme add column held_back boolean not null default false;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
