import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Board1700000001001 implements MigrationInterface {
  readonly name = 'Board1700000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function board_column(need_status text, match_state text) returns text
        language sql immutable parallel safe
        return case
          when need_status = 'withdrawn' then 'withdrawn'
          when need_status = 'met' or match_state = 'confirmed' then 'met'
          else coalesce(nullif(match_state, 'over'), 'open')
        end;

      create table card (
        need_id        uuid        primary key,
        household_id   uuid        not null,
        area_code      text,
        category       text,
        items          jsonb,
        urgency        text,
        waiting_since  timestamptz,
        need_status    text        check (need_status in ('open', 'withdrawn', 'met')),
        need_sequence  bigint      not null default 0,
        need_since     timestamptz,
        match_state    text        check (match_state in
          ('unrouted', 'proposed', 'applied', 'accepted', 'delivering', 'delivered', 'disputed', 'confirmed', 'over')),
        match_sequence bigint      not null default 0,
        match_since    timestamptz,
        match_id       uuid,
        match_version  integer,
        programme_id   uuid,
        provider_id    uuid,
        progress       jsonb,
        unrouted       jsonb,
        board_column   text        not null generated always as (board_column(need_status, match_state)) stored,
        since          timestamptz not null generated always as (
          case
            when need_status = 'withdrawn' then need_since
            when need_status = 'met' then least(need_since, case when match_state = 'confirmed' then match_since end)
            else coalesce(match_since, need_since)
          end) stored
      );
      create index card_by_column on card (board_column, since, need_id);
      create index card_by_area on card (area_code text_pattern_ops);
      create index card_by_programme on card (programme_id) where programme_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
