import type { Criterion } from '#eligibility';
import { CodeField, IdField, JsonObject, ListOf, Nested, PatternList, Text, Whole } from '#service-kit';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ID_SAID = { zh: '系统给出的标识（UUID）', en: 'ids given by the system (UUID)' };
const OVER_FACTS = 'over facts of the catalogue, as in a programme';

class RoundLabel {
  @Text({ max: 200 })
  zh: string;

  @Text({ max: 200 })
  en: string;
}

class RoundClassBody {
  @CodeField({ example: 'without-carers' })
  code: string;

  @Nested(() => RoundLabel)
  label: RoundLabel;

  @JsonObject({ description: OVER_FACTS })
  criterion: Criterion;
}

class ReserveBody {
  @CodeField({ example: 'jianguomen' })
  code: string;

  @IdField()
  programmeId: string;

  @Whole({ min: 1, max: 1_000_000 })
  seats: number;

  @JsonObject({ description: OVER_FACTS })
  criterion: Criterion;
}

export class RoundBody {
  @Nested(() => RoundLabel)
  name: RoundLabel;

  @PatternList(ID, ID_SAID, { min: 1, max: 1000 })
  programmeIds: string[];

  @ListOf(() => RoundClassBody, {
    max: 20,
    optional: true,
    description: 'in order of priority, all others come last; those of the policy in force unless given',
  })
  classes?: RoundClassBody[];

  @ListOf(() => ReserveBody, { max: 200, optional: true, description: 'seats split off a programme' })
  reserves?: ReserveBody[];
}
