import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each need says in which transaction it last changed in a way that matters to who may reach it. Readers ask what has
 * become visible since an earlier snapshot of theirs, which no order of commits can upset.
 */
export class AddNeedChange1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table need add column changed_in xid8 not null default pg_current_xact_id();
      create index need_changed_in on need (changed_in);
      create function stamp_need() returns trigger language plpgsql as $$
        begin
          new.changed_in := pg_current_xact_id();
          return new;
        end $$;
      create trigger need_changed
        before update of category, area_code, facts, disputed_facts, status, match_id on need for each row
        when ((old.status, old.match_id is null, old.category, old.area_code, old.disputed_facts, old.facts)
          is distinct from (new.status, new.match_id is null, new.category, new.area_code, new.disputed_facts, new.facts))
        execute function stamp_need();`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
