import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Fact1764000000002 implements MigrationInterface {
  readonly name = 'Fact1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact (
        key        text    primary key,
        version    integer not null,
        type       text    not null,
        definition jsonb   not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
