/**
 * The household of the data with { id, memberIds, ages } by member key: the one that is there, else a new one. It is known
 * by its address and its people, because an Idempotency-Key is forgotten after some days and a database may be kept longer.
 */
export async function findOrRecordHousehold(intake, household) {
  const { id, members } =
    (await findHousehold(intake, household)) ?? (await recordHousehold(intake, household));
  const personOf = ({ name }) => members.find((member) => member.name === name);
  const byKey = (value) =>
    Object.fromEntries(household.members.map((member) => [member.key, value(personOf(member))]));
  return { id, memberIds: byKey((person) => person.id), ages: byKey(ageOf) };
}

async function findHousehold(intake, { areaCode, address, members }) {
  const alike = shapeOf(members);
  for (const entry of await intake.list(`/households?areaCode=${areaCode}`)) {
    if (shapeOf(entry.members) !== alike) continue;
    const { body } = await intake.get(`/households/${entry.id}`);
    const names = new Set(body.members.map(({ name }) => name));
    if (body.address === address && members.every(({ name }) => names.has(name))) return body;
  }
  return undefined;
}

// Lists name nobody, so the rest is read only where this fits.
function shapeOf(members) {
  const shapes = members.map(({ relation, isGuardian }) => `${relation} ${isGuardian}`);
  return shapes.sort().join();
}

async function recordHousehold(intake, { key, areaCode, address, phone, members }) {
  const people = members.map(({ name, relation, age, isGuardian, idNumber, phone: number }) => ({
    name,
    relation,
    birthDate: `${thisYear() - age}-01-01`,
    isGuardian,
    idNumber,
    phone: number,
  }));
  const household = { areaCode, address, phone, members: people };
  const { body } = await intake.post('/households', household, { once: `dongcheng:household:${key}:v1` });
  return { id: body.id, members: people.map((person, at) => ({ ...person, id: body.members[at].id })) };
}

// Everybody is born on 1 January: an age holds for a calendar year, and so does what is sent.
const ageOf = ({ birthDate }) => thisYear() - Number(birthDate.slice(0, 4));

export const thisYear = () =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()));
