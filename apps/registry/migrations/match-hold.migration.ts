import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchHold1764000000005 implements MigrationInterface {
  readonly name = 'MatchHold1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match_hold (
        match_id     uuid    primary key,
        programme_id uuid    not null,
        units        integer not null,
        state        text    not null,
        version      integer not null
      );
      create index match_hold_by_programme on match_hold (programme_id, state);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
