import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Labels1700000001002 implements MigrationInterface {
  readonly name = 'Labels1700000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme_label (
        programme_id uuid   primary key,
        provider_id  uuid   not null,
        name         jsonb  not null,
        lines        jsonb  not null,
        sequence     bigint not null
      );

      create table provider_label (
        provider_id uuid   primary key,
        name        jsonb  not null,
        sequence    bigint not null
      );

      create table area_label (
        code     text   primary key,
        name     text   not null,
        sequence bigint not null
      );

      create table fact_label (
        key      text   primary key,
        label    jsonb  not null,
        sequence bigint not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
