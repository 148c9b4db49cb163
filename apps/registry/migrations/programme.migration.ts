import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Programme1764000000004 implements MigrationInterface {
  readonly name = 'Programme1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme (
        id                uuid    primary key,
        version           integer not null,
        published_version integer not null,
        status            text    not null,
        provider_id       uuid    not null constraint programme_of_provider references provider,
        terms             jsonb   not null,
        notes             text,
        assumed           text[]  not null
      );
      create index programme_by_provider on programme (provider_id, id);
      create index programme_by_status on programme (status, id);

      create table programme_version (
        programme_id uuid        not null constraint version_of_programme references programme,
        version      integer     not null,
        type         text        not null,
        at           timestamptz not null,
        state        jsonb       not null,
        notes        text,
        assumed      text[]      not null,
        primary key (programme_id, version)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
