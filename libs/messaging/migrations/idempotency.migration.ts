import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdempotencyKey1700000000003 implements MigrationInterface {
  readonly name = 'IdempotencyKey1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_key (
        route       text        not null,
        key         text        not null,
        fingerprint text        not null,
        result      jsonb,
        created_at  timestamptz not null default now(),
        primary key (route, key)
      );
      create index idempotency_key_by_age on idempotency_key (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
