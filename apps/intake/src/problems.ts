import type { ProblemCatalogue } from '#service-kit';

/** All that intake can refuse, besides what every service can. */
export const problems = {
  'area.unknown': {
    status: 422,
    zh: '系统中没有区划代码 {code}，什么都没有保存。请核对代码；如是新设区划，请管理员先登记。',
    en: 'There is no area with the code {code}, so nothing was stored. Check the code; if the area is new, ask the administrator to list it first.',
  },
  'area.dead': {
    status: 422,
    zh: '区划 {code} 已停用，不能再登记家庭，什么都没有保存。请改用现行的社区代码。',
    en: 'The area {code} is no longer in use, so no household can be registered there and nothing was stored. Use the code of the community that replaces it.',
  },
  'area.not-a-community': {
    status: 422,
    zh: '区划 {code} 不是社区，家庭必须登记在社区，什么都没有保存。请使用 12 位的社区代码。',
    en: 'The area {code} is not a community, where every household must be registered, so nothing was stored. Use the 12-digit code of the community.',
  },
  'household.unknown': {
    status: 404,
    zh: '没有找到家庭 {id}。请核对标识，或先登记这个家庭。',
    en: 'There is no household {id}. Check the id, or register the household first.',
  },
  'member.unknown': {
    status: 422,
    zh: '成员 {id} 不属于这个家庭，什么都没有保存。请从该家庭的成员中选择。',
    en: 'The member {id} is not of this household, so nothing was stored. Choose one of its members.',
  },
  'household.no-members': {
    status: 422,
    zh: '家庭至少要有一位成员，什么都没有保存。请补充成员后重新提交。',
    en: 'A household has at least one member, so nothing was stored. Add the members and send it again.',
  },
  'household.born-in-future': {
    status: 422,
    zh: '第 {position} 位成员的出生日期在今天之后，什么都没有保存。请核对出生日期。',
    en: 'The birth date of member {position} is after today, so nothing was stored. Check the date.',
  },
  'household.two-selves': {
    status: 422,
    zh: '第 {position} 位成员也填作“本人”，而一个家庭只有一位，什么都没有保存。请改填其与本人的关系。',
    en: 'Member {position} is a second “self”, and a household has only one, so nothing was stored. Give that member’s relation to the first.',
  },
  'household.same-id-number': {
    status: 422,
    zh: '第 {position} 位成员的证件号码与另一位成员相同，什么都没有保存。请核对证件号码。',
    en: 'Member {position} has the same ID number as another member, so nothing was stored. Check the numbers.',
  },
  'household.same-member': {
    status: 422,
    zh: '第 {position} 位成员与另一位成员姓名和出生日期都相同，像是重复填写，什么都没有保存。请删去重复的一位。',
    en: 'Member {position} has the name and birth date of another member, as if entered twice, so nothing was stored. Remove one of the two.',
  },
  'household.guardian-too-young': {
    status: 422,
    zh: '第 {position} 位成员未满 18 岁，不能作监护人，什么都没有保存。请另选一位成年成员。',
    en: 'Member {position} is under 18 and cannot be a guardian, so nothing was stored. Mark an adult member instead.',
  },
  'household.no-guardian': {
    status: 422,
    zh: '第 {position} 位成员未满 14 岁，而成员中没有监护人，什么都没有保存。请补充监护人，或标明谁是监护人。',
    en: 'Member {position} is under 14 and no member is a guardian, so nothing was stored. Add the guardian, or mark who it is.',
  },
  'visit.neither-planned-nor-done': {
    status: 422,
    zh: '走访既没有计划日期，也没有完成时间，没有保存。请填写 plannedFor 或 doneAt。',
    en: 'The visit has neither a planned day nor a time when it was done, so it was not stored. Give plannedFor or doneAt.',
  },
  'visit.done-in-future': {
    status: 422,
    zh: '走访的完成时间还没有到，没有保存。请核对 doneAt；尚未走访的请填写 plannedFor。',
    en: 'The visit is said to be done at a time that is yet to come, so it was not stored. Check doneAt, or plan it with plannedFor.',
  },
  'consent.unknown': {
    status: 404,
    zh: '没有找到知情同意 {id}。请核对标识，或查看该家庭的知情同意列表。',
    en: 'There is no consent {id}. Check the id, or look at the list of the household’s consents.',
  },
  'consent.giver-too-young': {
    status: 422,
    zh: '这位成员未满 14 岁，依法应由监护人同意，没有保存。请由监护人给出同意。',
    en: 'This member is under 14, for whom the law asks a guardian to consent, so nothing was stored. Have the guardian give the consent.',
  },
  'consent.not-one-provider': {
    status: 422,
    zh: '同意提供身份信息时，要说明给哪一个资源方或哪一类资源方（二者选一），没有保存。请填写 providerId 或 providerKind。',
    en: 'Consent to disclosure says to which provider or to which kind of provider, one of the two, so nothing was stored. Give either providerId or providerKind.',
  },
  'consent.provider-for-matching': {
    status: 422,
    zh: '同意匹配不涉及资源方，没有保存。请去掉 providerId 和 providerKind，或将用途改为 disclosure。',
    en: 'Consent to matching names no provider, so nothing was stored. Leave out providerId and providerKind, or make the purpose disclosure.',
  },
  'consent.over-already': {
    status: 422,
    zh: '同意的截止日期必须晚于今天，没有保存。请核对 until，长期有效的可以不填。',
    en: 'A consent must hold beyond today, so it was not stored. Check until, or leave it out if there is no end.',
  },
  'consent.already-withdrawn': {
    status: 409,
    zh: '这项知情同意已经撤回，没有再做改动。如需重新同意，请另行登记。',
    en: 'This consent has been withdrawn already, so nothing was changed. To agree again, record a new consent.',
  },
  'need.unknown': {
    status: 404,
    zh: '没有找到需求 {id}。请核对标识，或在需求列表中查找。',
    en: 'There is no need {id}. Check the id, or look for it in the list of needs.',
  },
  'need.facts-invalid': {
    status: 422,
    zh: '有 {count} 处情况不符合情况目录，什么都没有保存。请按 errors 逐项改正；可用的情况见目录。',
    en: '{count} fact(s) do not fit the fact catalogue, so nothing was stored. Correct each one listed in errors; the catalogue says what there is.',
  },
  'need.already-withdrawn': {
    status: 409,
    zh: '这项需求已经撤回，没有再做改动。如果仍有需要，请重新提交需求。',
    en: 'This need has been withdrawn already, so nothing was changed. If it is still there, file it anew.',
  },
  'need.already-met': {
    status: 409,
    zh: '这项需求已经得到满足，没有再做改动。如有新的需要，请提交新的需求。',
    en: 'This need has been met already, so nothing was changed. If something else is lacking, file a new need.',
  },
} satisfies ProblemCatalogue;
