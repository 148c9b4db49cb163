import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFact1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact (key text primary key, sequence bigint not null, definition jsonb not null);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
