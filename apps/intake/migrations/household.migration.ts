import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Household1764000000002 implements MigrationInterface {
  readonly name = 'Household1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table household (
        id            uuid        primary key,
        version       integer     not null,
        area_code     text        not null,
        registered_at timestamptz not null
      );
      create index household_by_area on household (area_code text_pattern_ops);

      create table member (
        id           uuid     primary key,
        household_id uuid     not null constraint member_of_household references household,
        position     smallint not null,
        relation     text     not null,
        is_guardian  boolean  not null
      );
      create unique index member_by_household on member (household_id, position);

      create table household_identity (
        household_id uuid  primary key constraint identity_of_household references household,
        data         jsonb not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
