import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';

/** An open need with the age that was told of its subject and the birth date that it came from. */
export interface OpenNeed {
  id: string;
  ageYears: number;
  birthDate: string;
}

@Injectable()
export class SubjectsQuery {
  constructor(private readonly database: Database) {}

  /** The next open needs after an id, in order of their ids. */
  openNeeds(after: string | null, limit: number): Promise<OpenNeed[]> {
    return this.database.read<OpenNeed>(
      `select n.id, n.facts->'ageYears' "ageYears",
              i.data #>> array['members', n.member_id::text, 'birthDate'] "birthDate"
       from need n join household_identity i on i.household_id = n.household_id
       where n.status = 'open' and ($1::uuid is null or n.id > $1)
       order by n.id limit $2`,
      [after, limit],
    );
  }
}
