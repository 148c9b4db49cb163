import type { ProblemCatalogue } from '#service-kit';

/** All that registry can refuse, besides what every service can. */
export const problems = {
  'area.unknown': {
    status: 404,
    zh: '没有区划 {code}。请核对代码，或在区划列表中查找。',
    en: 'There is no area {code}. Check the code, or look for it in the list of areas.',
  },
  'area.code-malformed': {
    status: 400,
    zh: '“{code}” 不是区划代码，没有保存。代码应为 6 位（区）、9 位（街道）或 12 位（社区）数字。',
    en: '“{code}” is not an area code, so nothing was stored. A code has 6 digits (district), 9 (street) or 12 (community).',
  },
  'area.level-not-fitting': {
    status: 422,
    zh: '代码 {code} 的长度对应的层级是 {expected}，与填写的不同，没有保存。请核对代码和层级。',
    en: 'By its length the code {code} is of the level {expected}, not of the one given, so nothing was stored. Check code and level.',
  },
  'area.parent-not-prefix': {
    status: 422,
    zh: '{parent} 不是 {code} 的上一级，没有保存。上一级代码就是去掉末三位的代码，区没有上一级；也可以不填。',
    en: '{parent} is not one level above {code}, so nothing was stored. The parent is the code without its last three digits, and a district has none; it may be left out.',
  },
  'area.parent-unknown': {
    status: 422,
    zh: '{code} 的上一级 {parent} 还没有登记，没有保存。请先登记上一级。',
    en: 'The parent {parent} of {code} is not listed yet, so nothing was stored. List the parent first.',
  },
  'fact.key-malformed': {
    status: 400,
    zh: '“{key}” 不能作为情况的名称，没有保存。请使用小写字母开头的字母和数字，以点分隔，最多 64 个字符。',
    en: '“{key}” cannot be the key of a fact, so nothing was stored. Use letters and digits that begin with a small letter, parted by dots, 64 characters at most.',
  },
  'fact.options-missing': {
    status: 422,
    zh: '“{key}” 的类型是 {type}，却没有可选的值，没有保存。请填写 options。',
    en: '“{key}” is a {type} but has nothing to choose from, so it was not stored. Give its options.',
  },
  'fact.options-not-allowed': {
    status: 422,
    zh: '“{key}” 的类型是 {type}，不能带可选的值，没有保存。请去掉 options，或改用 choice、set。',
    en: '“{key}” is a {type}, which takes no options, so it was not stored. Leave them out, or make it a choice or a set.',
  },
  'fact.options-repeated': {
    status: 422,
    zh: '“{key}” 有两个可选的值相同，没有保存。请删去重复的。',
    en: '“{key}” lists the same option twice, so it was not stored. Remove the repetition.',
  },
  'fact.type-in-use': {
    status: 409,
    zh: '已发布的项目正在使用“{key}”，不能改变类型，没有保存。请先修订这些项目：{programmes}；或另设一项情况。',
    en: 'Published programmes ask for “{key}”, so its type cannot change and nothing was stored. Revise these programmes first: {programmes}; or define another fact.',
  },
  'fact.option-in-use': {
    status: 409,
    zh: '已发布的项目正在使用“{key}”中要去掉的值，没有保存。请保留这个值，或先修订这些项目：{programmes}。',
    en: 'Published programmes ask for an option of “{key}” that would be gone, so nothing was stored. Keep it, or revise these programmes first: {programmes}.',
  },
  'provider.unknown': {
    status: 404,
    zh: '没有资源方 {id}。请核对标识，或在资源方列表中查找。',
    en: 'There is no provider {id}. Check the id, or look for it in the list of providers.',
  },
  'provider.area-not-live': {
    status: 422,
    zh: '区划 {areaCode} 没有登记或已经停用，资源方没有保存。请改用现行的代码，或不填。',
    en: 'The area {areaCode} is not listed or no longer in use, so the provider was not stored. Use a current code, or leave it out.',
  },
  'policy.superseded': {
    status: 409,
    zh: '现行政策已是第 {current} 版，这次修改依据的是第 {basedOn} 版，没有保存。请先查看现行版本，再在其上修改。',
    en: 'Version {current} of the policy is in force, and this change is based on version {basedOn}, so nothing was stored. Read the current version and change that.',
  },
  'policy.invalid': {
    status: 422,
    zh: '政策有 {count} 处不能成立，没有保存。请按 errors 指出的位置逐项改正。',
    en: '{count} part(s) of the policy cannot stand, so nothing was stored. Correct each place named in errors.',
  },
  'programme.unknown': {
    status: 404,
    zh: '没有项目 {id}。请核对标识，或在项目列表中查找。',
    en: 'There is no programme {id}. Check the id, or look for it in the list of programmes.',
  },
  'programme.provider-unknown': {
    status: 422,
    zh: '项目所属的资源方没有登记，没有保存。请先登记资源方，或核对 providerId。',
    en: 'The provider of the programme is not listed, so nothing was stored. List the provider first, or check providerId.',
  },
  'programme.criteria-invalid': {
    status: 422,
    zh: '项目条件有 {count} 处不能成立，没有保存。请按 errors 指出的位置逐项改正。',
    en: '{count} part(s) of the criteria cannot stand, so nothing was stored. Correct each place named in errors.',
  },
  'programme.service-area-invalid': {
    status: 422,
    zh: '服务范围中有 {count} 个区划没有登记或已经停用，没有保存。请按 errors 指出的位置改用现行的代码。',
    en: '{count} area(s) of the service area are not listed or no longer in use, so nothing was stored. Use current codes in the places named in errors.',
  },
  'programme.window-reversed': {
    status: 422,
    zh: '项目的截止日期早于开始日期，没有保存。请核对 window。',
    en: 'The programme would end before it starts, so nothing was stored. Check its window.',
  },
  'programme.listed-twice': {
    status: 422,
    zh: '有 {count} 处重复列出，没有保存。请删去 errors 指出的重复项；每条明细的 lineId 也不能相同。',
    en: '{count} place(s) list something twice, so nothing was stored. Remove the repetitions named in errors; each line needs a lineId of its own.',
  },
  'programme.unit-fixed': {
    status: 409,
    zh: '项目发布后名额的单位不能改变（{unit}），没有保存。请保留原单位，或另立一个项目。',
    en: 'The unit of the capacity ({unit}) is fixed once a programme is published, so nothing was stored. Keep the unit, or draft another programme.',
  },
  'programme.capacity-below-taken': {
    status: 409,
    zh: '已占用和已使用的名额有 {taken}，总数不能降到 {total}，没有保存。请不低于 {taken}，或先由协调员撤回匹配。',
    en: '{taken} units are held or used, so the total cannot drop to {total} and nothing was stored. Give at least {taken}, or have matches withdrawn first.',
  },
  'programme.not-published': {
    status: 409,
    zh: '项目还是草稿，这一步只适用于已发布的项目，没有改动。请先发布；草稿可以直接修改。',
    en: 'The programme is still a draft, and this step is for published ones, so nothing was changed. Publish it first; a draft can be edited as it is.',
  },
  'programme.not-a-draft': {
    status: 409,
    zh: '项目已经发布，不能再按草稿修改，没有改动。请使用修订（revise）。',
    en: 'The programme has been published and is no draft any more, so nothing was changed. Revise it instead.',
  },
  'programme.already-published': {
    status: 409,
    zh: '项目已经发布过，没有改动。如已暂停，请恢复（resume）；要改内容，请修订（revise）。',
    en: 'The programme has been published already, so nothing was changed. Resume it if it is paused; revise it to change its terms.',
  },
  'programme.already-paused': {
    status: 409,
    zh: '项目已经暂停，没有改动。要继续接受匹配，请恢复（resume）。',
    en: 'The programme is paused already, so nothing was changed. Resume it to take matches again.',
  },
  'programme.not-paused': {
    status: 409,
    zh: '项目没有暂停，无需恢复，没有改动。',
    en: 'The programme is not paused, so there is nothing to resume and nothing was changed.',
  },
  'programme.already-closed': {
    status: 409,
    zh: '项目已经结束，不能再改动。如要继续，请另立一个项目。',
    en: 'The programme is closed and cannot change any more. To go on, draft another programme.',
  },
} satisfies ProblemCatalogue;
