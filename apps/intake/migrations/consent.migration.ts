import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Consent1764000000004 implements MigrationInterface {
  readonly name = 'Consent1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent (
        id            uuid        primary key,
        version       integer     not null,
        status        text        not null,
        household_id  uuid        not null constraint consent_of_household references household,
        member_id     uuid        not null constraint consent_of_member references member,
        given_by      text        not null,
        purpose       text        not null,
        provider_id   uuid,
        provider_kind text,
        method        text        not null,
        until         date,
        given_at      timestamptz not null,
        withdrawn_at  timestamptz
      );
      create index consent_by_household on consent (household_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
