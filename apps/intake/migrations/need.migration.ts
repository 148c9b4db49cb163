import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Need1764000000005 implements MigrationInterface {
  readonly name = 'Need1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table need (
        id             uuid        primary key,
        version        integer     not null,
        status         text        not null,
        household_id   uuid        not null constraint need_of_household references household,
        member_id      uuid        not null constraint need_of_member references member,
        category       text        not null,
        items          jsonb       not null,
        urgency        text        not null,
        area_code      text        not null,
        facts          jsonb       not null,
        disputed_facts text[]      not null,
        waiting_since  timestamptz not null
      );
      create index need_by_household on need (household_id, id);
      create index need_by_area on need (area_code text_pattern_ops);
      create index need_by_status on need (status, id);

      create table need_routing (
        need_id     uuid   primary key,
        match_id    uuid,
        match_state text   not null,
        sequence    bigint not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
