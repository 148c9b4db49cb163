import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePolicy1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table policy (version integer primary key, revision bigint not null, state jsonb not null);
      alter table need add column priority_class smallint not null default 0;
      alter table waiting_list add column priority_class smallint not null default 0;
      drop index waiting_list_order;
      create index waiting_list_order on waiting_list (programme_id, priority_class, waiting_since, need_id);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
