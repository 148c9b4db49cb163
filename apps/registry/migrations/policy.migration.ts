import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Policy1764000000006 implements MigrationInterface {
  readonly name = 'Policy1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table policy (
        version    integer     primary key,
        adopted_at timestamptz not null,
        classes    jsonb       not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
