import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inbox1700000000002 implements MigrationInterface {
  readonly name = 'Inbox1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inbox (
        consumer    text        not null,
        event_id    uuid        not null,
        state       text        not null default 'done' check (state in ('done', 'dead', 'parked')),
        key         text        not null,
        sequence    bigint      not null,
        topic       text        not null,
        partition   integer     not null,
        "offset"    bigint      not null,
        received_at timestamptz not null default now(),
        primary key (consumer, event_id)
      );

      create table chunk_start (
        consumer     text    not null,
        topic        text    not null,
        partition    integer not null,
        first_offset bigint  not null,
        until_offset bigint  not null,
        starts       integer not null,
        primary key (consumer, topic, partition)
      );

      create table parked_key (
        consumer  text        not null,
        key       text        not null,
        reason    text        not null,
        parked_at timestamptz not null default now(),
        primary key (consumer, key)
      );

      create table dead_letter (
        pos        bigint      generated always as identity primary key,
        consumer   text        not null,
        event_id   uuid        not null,
        key        text        not null,
        reason     text        not null,
        error      text,
        topic      text        not null,
        partition  integer     not null,
        "offset"   bigint      not null,
        message_key text,
        headers    jsonb       not null,
        value      bytea,
        attempts   integer     not null default 0,
        created_at timestamptz not null default now(),
        unique (consumer, event_id)
      );
      create index dead_letter_by_key on dead_letter (consumer, key, pos);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
