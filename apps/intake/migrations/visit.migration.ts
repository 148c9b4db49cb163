import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Visit1764000000003 implements MigrationInterface {
  readonly name = 'Visit1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table visit (
        id           uuid        primary key,
        version      integer     not null,
        household_id uuid        not null constraint visit_of_household references household,
        kind         text        not null,
        planned_for  date,
        done_at      timestamptz,
        identity     jsonb       not null
      );
      create index visit_by_household on visit (household_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
