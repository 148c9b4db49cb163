import { findOrRecordHousehold, thisYear } from './household.mjs';
import { patiently } from './patience.mjs';
import { inPool } from './pool.mjs';

/** Households one by one, each with its visits, consents and needs; what is there already stays as it is. */
export async function loadHouseholds(intake, households, { providerIds, done }) {
  await inPool(households, async (household) => {
    const found = await patiently(() => findOrRecordHousehold(intake, household));
    done();
    for (const record of recordsOf(household, { ...found, providerIds })) {
      await patiently(() => findOrPost(intake, household.key, record));
      done();
    }
  });
}

/** What belongs to a household, as { kind, key, body, same }: `same` says which stored entry it is. */
function recordsOf({ visits, consents, needs }, { id: householdId, memberIds, providerIds }) {
  return [
    ...visits.map(({ key, ...visit }) => visitRecord(key, { householdId, ...visit })),
    ...consents.map(({ key, member, provider, ...consent }) =>
      consentRecord(key, {
        householdId,
        memberId: memberIds[member],
        providerId: providerIds[provider],
        ...consent,
      }),
    ),
    ...needs.map(({ key, member, category, items, urgency, facts }) =>
      needRecord(key, { householdId, memberId: memberIds[member], category, items, urgency, facts }),
    ),
  ];
}

function visitRecord(key, { plannedFor, ...visit }) {
  const body = plannedFor ? { ...visit, plannedFor: `${thisYear()}-${plannedFor}` } : visit;
  const planned = ({ plannedFor: day }) => day?.endsWith(plannedFor) ?? false;
  const same = (one) =>
    one.kind === visit.kind && (plannedFor ? planned(one) : timeOf(one.doneAt) === timeOf(visit.doneAt));
  return { kind: 'visit', key, body, same };
}

const timeOf = (moment) => (moment ? new Date(moment).getTime() : null);

function consentRecord(key, body) {
  const same = ({ purpose, providerId }) =>
    purpose === body.purpose && (providerId ?? undefined) === body.providerId;
  return { kind: 'consent', key, body, same };
}

function needRecord(key, body) {
  const same = ({ memberId, category }) => memberId === body.memberId && category === body.category;
  return { kind: 'need', key, body, same };
}

async function findOrPost(intake, householdKey, { kind, key, body, same }) {
  const stored = await intake.list(`/${kind}s?householdId=${body.householdId}`);
  if (stored.some(same)) return;
  await intake.post(`/${kind}s`, body, { once: `dongcheng:${kind}:${householdKey}.${key}:v1` });
}
