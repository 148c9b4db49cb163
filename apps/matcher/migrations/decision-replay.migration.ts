import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision made before this says nothing of its rules and its inputs' hash; its rules were the first. */
export class AddDecisionReplay1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table decision add column rules integer not null default 1, add column input_hash text;
      alter table decision alter column rules drop default;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
