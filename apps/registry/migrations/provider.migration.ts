import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Provider1764000000003 implements MigrationInterface {
  readonly name = 'Provider1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table provider (
        id        uuid    primary key,
        version   integer not null,
        name      jsonb   not null,
        kind      text    not null,
        area_code text    constraint provider_in_area references area
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
