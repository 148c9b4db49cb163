import { newId } from '#kernel';
import type { Place } from './place.js';

/** One household and the facts it is asked about, as intake has them, and the body of a need of theirs. */
export async function aHousehold(place: Place): Promise<string> {
  const [householdId, memberId] = [newId(), newId()];
  const birthDates = { members: { [memberId]: { name: '例', birthDate: '2017-05-20' } } };
  await place.pool.query('insert into household values ($1, 1, $2, now())', [householdId, '110101008012']);
  await place.pool.query('insert into member values ($1, $2, 0, $3, false)', [memberId, householdId, 'self']);
  await place.pool.query('insert into household_identity values ($1, $2)', [householdId, birthDates]);
  const common = { type: 'boolean', label: { zh: '例', en: 'example' }, suppliedBy: ['home-visit'] };
  for (const key of ['livesAlone', 'housing.ownSleepingSpace']) {
    const definition = { ...common, key, sensitivity: 'plain' };
    await place.pool.query('insert into fact (key, definition, sequence) values ($1, $2, 1)', [
      key,
      definition,
    ]);
  }
  return JSON.stringify({
    householdId,
    memberId,
    category: 'study-space',
    items: [
      { code: 'desk', quantity: 1 },
      { code: 'bed', quantity: 1 },
    ],
    urgency: 'routine',
    facts: { livesAlone: false, 'housing.ownSleepingSpace': false },
  });
}
