import { findOrRecordHousehold } from '../load/household.mjs';

/** From the household to its need: found, visited, consent recorded, need filed. */
export async function findAndFile(story) {
  const { step, say } = story;
  const worker = say('社工', 'Worker');
  await step({ name: 'household-found', actor: worker, title: say('找到家庭', 'Find the household') }, () =>
    findHousehold(story),
  );
  await step({ name: 'visit-recorded', actor: worker, title: say('记录走访', 'Record the visit') }, () =>
    recordVisit(story),
  );
  const guardian = say('监护人', 'Guardian');
  await step(
    { name: 'consents-recorded', actor: guardian, title: say('记录知情同意', 'Record consent') },
    () => recordConsents(story),
  );
  await step({ name: 'need-filed', actor: worker, title: say('提交需求', 'File the need') }, () =>
    fileNeed(story),
  );
}

async function findHousehold(story) {
  const { intake, say, data, areaName } = story;
  const { household: key, subject, guardian } = data.workedCase;
  const household = data.households.find((one) => one.key === key);
  const { id, memberIds, ages } = await findOrRecordHousehold(intake, household);
  const [child, mother] = [subject, guardian].map((who) =>
    household.members.find((member) => member.key === who),
  );
  story.household = { id, memberIds, child, guardian: mother };
  const place = areaName(household.areaCode);
  return {
    sentence: say(
      `找到${child.name}（${ages[subject]} 岁）一家，住在${place}。`,
      `Found the household of ${child.name}, aged ${ages[subject]}, in ${place}.`,
    ),
    householdId: id,
  };
}

async function recordVisit(story) {
  const { intake, say, data, household } = story;
  const { visit } = data.workedCase;
  const body = {
    householdId: household.id,
    ...visit,
    notes: visit.notes.zh,
    doneAt: new Date().toISOString(),
  };
  const { body: recorded } = await intake.post('/visits', body);
  return {
    sentence: say(
      `${visit.workers.join('、')}入户走访：${visit.notes.zh}`,
      `${visit.workers.join(' and ')} visited the home: ${visit.notes.en}`,
    ),
    visitId: recorded.id,
  };
}

async function recordConsents(story) {
  const { say, label, household, provider } = story;
  const matching = await consentTo(story, { purpose: 'matching' });
  const disclosure = await consentTo(story, { purpose: 'disclosure', providerId: provider.id });
  const { name } = household.guardian;
  const already = matching.already && disclosure.already;
  return {
    sentence: say(
      `${name}（监护人）${already ? '此前已' : ''}书面同意为孩子匹配资源，并另行同意在受理后向${label(provider.name)}披露身份。`,
      `${name}, the guardian, ${already ? 'has agreed' : 'agrees'} in writing to matching and, separately, to disclosure to the ${label(provider.name)} once it accepts.`,
    ),
    consentIds: [matching.id, disclosure.id],
  };
}

/** A consent holds until it is withdrawn, so that one of an earlier run is not asked for again. */
async function consentTo({ intake, data, household }, wanted) {
  const memberId = household.memberIds[data.workedCase.guardian];
  const given = await intake.list(`/consents?householdId=${household.id}`);
  const same = ({ status, purpose, providerId }) =>
    status === 'given' && purpose === wanted.purpose && (providerId ?? undefined) === wanted.providerId;
  const held = given.find(same);
  if (held) return { id: held.id, already: true };
  const consent = { householdId: household.id, memberId, method: 'written', ...wanted };
  const { body } = await intake.post('/consents', consent);
  return { id: body.id, already: false };
}

async function fileNeed(story) {
  const { intake, say, label, data, household, itemLabel } = story;
  const { need } = data.workedCase;
  const subject = { householdId: household.id, memberId: household.memberIds[data.workedCase.subject] };
  const { body } = await intake.post('/needs', { ...subject, ...need });
  story.needId = body.id;
  story.filedAt = performance.now();
  const category = data.categories.find(({ key }) => key === need.category);
  const items = need.items.map(({ code }) => itemLabel(code)).join(say('、', ', '));
  return {
    sentence: say(
      `提交需求“${label(category.label)}”：${items}。`,
      `Filed the need "${label(category.label)}": ${items}.`,
    ),
    needId: body.id,
  };
}
