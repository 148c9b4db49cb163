import { birthDate, yearsOfLoading } from './ages.mjs';
import { Refusal } from './http.mjs';
import { inPool } from './pool.mjs';

const SETTLING_MS = 30_000;
const NOT_HEARD_OF = new Set(['area.unknown', 'fact.unknown', 'provider.unknown']);

/** Households one by one, each with its visits, consents and needs. */
export async function loadHouseholds(intake, households, { providerIds, done }) {
  const until = Date.now() + SETTLING_MS;
  const patient = { post: (...call) => whenHeardOf(() => intake.post(...call), until) };
  await inPool(households, async (household) => {
    const found = await recordHousehold(patient, household);
    done();
    await recordRest(patient, household, { ...found, providerIds, done });
  });
}

/**
 * Records a household of the data, or finds it when it is there already: the same key and the same body give the same
 * answer. Resolves to { id, memberIds, year, ms }, with the ids of its members by their keys.
 */
export async function recordHousehold(intake, household) {
  const once = `dongcheng:household:${household.key}:v1`;
  const [year, ...earlier] = yearsOfLoading();
  for (const tried of [year, ...earlier]) {
    try {
      const { body, ms } = await intake.post('/households', householdBody(household, tried), { once });
      const memberIds = Object.fromEntries(
        household.members.map(({ key }, at) => [key, body.members[at].id]),
      );
      return { id: body.id, memberIds, year: tried, ms };
    } catch (error) {
      const other = error instanceof Refusal && error.code === 'idempotency.key-reused';
      if (!other || tried === (earlier.at(-1) ?? year)) throw error;
    }
  }
}

function householdBody({ areaCode, address, phone, members }, year) {
  const people = members.map((member) =>
    without('key', 'age')({ ...member, birthDate: birthDate(member.age, year) }),
  );
  return { areaCode, address, phone, members: people };
}

async function recordRest(intake, household, { id: householdId, memberIds, year, providerIds, done }) {
  const post = async (kind, key, body) => {
    await intake.post(
      `/${kind}s`,
      { householdId, ...body },
      { once: `dongcheng:${kind}:${household.key}.${key}:v1` },
    );
    done();
  };
  for (const { key, plannedFor, ...visit } of household.visits) {
    await post('visit', key, { ...visit, ...(plannedFor ? { plannedFor: `${year}-${plannedFor}` } : {}) });
  }
  for (const { key, member, provider, ...consent } of household.consents) {
    const providerId = provider ? { providerId: providerIds[provider] } : {};
    await post('consent', key, { memberId: memberIds[member], ...consent, ...providerId });
  }
  for (const { key, member, ...need } of household.needs) {
    await post('need', key, { memberId: memberIds[member], ...without('shows')(need) });
  }
}

// Intake hears of areas, facts and providers by events, a moment after registry has stored them.
async function whenHeardOf(work, until) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const early = error instanceof Refusal && codesOf(error).some((code) => NOT_HEARD_OF.has(code));
      if (!early || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const codesOf = ({ code, errors }) => [code, ...errors.map((one) => one.code)];

const without =
  (...names) =>
  (entry) =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));
