import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Area1764000000001 implements MigrationInterface {
  readonly name = 'Area1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table area (
        code    text    primary key,
        version integer not null,
        name    text    not null,
        level   text    not null,
        parent  text    constraint area_in_parent references area,
        status  text    not null
      );
      create index area_by_parent on area (parent);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
