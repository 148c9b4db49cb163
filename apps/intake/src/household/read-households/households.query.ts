import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf } from '#service-kit';
import type { HouseholdIdentity } from '../household.repository.js';
import type { HouseholdEntry, HouseholdFilter, HouseholdView } from './read-households.controller.js';

const ENTRY = `
  h.id, h.version, h.area_code "areaCode", h.registered_at "registeredAt",
  (select jsonb_agg(jsonb_build_object('id', m.id, 'relation', m.relation, 'isGuardian', m.is_guardian)
                    order by m.position)
   from member m where m.household_id = h.id) members`;

@Injectable()
export class HouseholdsQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<HouseholdView> {
    const [found] = await this.database.read<HouseholdEntry & { identity: HouseholdIdentity }>(
      `select ${ENTRY}, i.data identity
       from household h join household_identity i on i.household_id = h.id where h.id = $1`,
      [id],
    );
    if (!found) throw new DomainError('household.unknown', { id });
    const { identity, ...entry } = found;
    const members = entry.members.map((member) => ({ ...member, ...identity.members[member.id]! }));
    return { ...entry, address: identity.address, phone: identity.phone, members };
  }

  async page(filter: HouseholdFilter): Promise<Page<HouseholdEntry>> {
    const rows = await this.database.read<HouseholdEntry>(
      `select ${ENTRY} from household h
       where ($1::text is null or h.area_code like $1 || '%') and ($2::uuid is null or h.id > $2)
       order by h.id limit $3`,
      [filter.areaCode ?? null, after(filter), limitOf(filter) + 1],
    );
    return pageOf(rows, filter, (household) => household.id);
  }
}
