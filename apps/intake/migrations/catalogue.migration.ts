import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Catalogue1764000000001 implements MigrationInterface {
  readonly name = 'Catalogue1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table area (
        code     text   primary key,
        level    text   not null,
        status   text   not null,
        sequence bigint not null
      );

      create table fact (
        key        text   primary key,
        definition jsonb  not null,
        sequence   bigint not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
