import type { Language } from './language.js';
import { type DomainFault, type FieldFault, fillIn } from './problem.js';

/** What can be wrong with one field: code → sentence. */
export const fieldTexts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'field.unknown': { 'zh-CN': '没有这个字段', en: 'there is no such field' },
  'field.required': { 'zh-CN': '必须填写', en: 'is required' },
  'field.text': { 'zh-CN': '应为文字', en: 'must be text' },
  'field.length': { 'zh-CN': '长度应为 {min}–{max} 个字符', en: 'must have {min}–{max} characters' },
  'field.pattern': { 'zh-CN': '格式不对，应为{zh}', en: 'has the wrong form: must be {en}' },
  'field.whole': { 'zh-CN': '应为 {min}–{max} 之间的整数', en: 'must be a whole number from {min} to {max}' },
  'field.flag': { 'zh-CN': '应为 true 或 false', en: 'must be true or false' },
  'field.one-of': { 'zh-CN': '应为以下之一：{values}', en: 'must be one of: {values}' },
  'field.id': { 'zh-CN': '应为系统给出的标识（UUID）', en: 'must be an id given by the system (UUID)' },
  'field.date': { 'zh-CN': '应为真实日期，格式 2026-01-31', en: 'must be a real date, as 2026-01-31' },
  'field.instant': {
    'zh-CN': '应为带时区的时间，如 2026-01-31T09:30:00+08:00',
    en: 'must be a time with its zone, as 2026-01-31T09:30:00+08:00',
  },
  'field.list': { 'zh-CN': '应为 {min}–{max} 项的列表', en: 'must be a list of {min}–{max} entries' },
  'field.object': { 'zh-CN': '应为一个对象', en: 'must be an object' },
  'fact.unknown': { 'zh-CN': '情况目录中没有“{fact}”', en: 'the fact catalogue has no “{fact}”' },
  'fact.derived': {
    'zh-CN': '“{fact}”由系统推算，不接受填写',
    en: '“{fact}” is derived by the system and not accepted',
  },
  'fact.wrong-type': { 'zh-CN': '“{fact}”的类型应为 {expected}', en: '“{fact}” must be of type {expected}' },
  'fact.unknown-option': {
    'zh-CN': '“{fact}”应为以下之一：{options}',
    en: '“{fact}” must be one of: {options}',
  },
  'area.unknown': { 'zh-CN': '没有登记这个区划', en: 'is not a listed area' },
  'area.dead': { 'zh-CN': '这个区划已停用', en: 'is an area no longer in use' },
  'list.repeated': { 'zh-CN': '重复列出', en: 'is listed twice' },
  'window.reversed': { 'zh-CN': '早于开始日期', en: 'is before the start' },
  'provider.unknown': { 'zh-CN': '没有登记这个资源方', en: 'is not a listed provider' },
  'criterion.malformed': { 'zh-CN': '不是一个条件的写法', en: 'does not have the form of a criterion' },
  'criterion.unknown-fact': { 'zh-CN': '情况目录中没有“{fact}”', en: 'the fact catalogue has no “{fact}”' },
  'criterion.operator-not-allowed': {
    'zh-CN': '“{fact}”不能这样比较，可用：{operators}',
    en: '“{fact}” cannot be compared like that; possible: {operators}',
  },
  'criterion.wrong-type': {
    'zh-CN': '“{fact}”的值应为 {expected}',
    en: 'the value of “{fact}” must be of type {expected}',
  },
  'criterion.unknown-option': {
    'zh-CN': '“{fact}”的值应为以下之一：{options}',
    en: 'the value of “{fact}” must be one of: {options}',
  },
  'criterion.empty-list': { 'zh-CN': '列表不能为空', en: 'the list must not be empty' },
  'criterion.repeated-value': { 'zh-CN': '同一个值列了两次', en: 'a value is listed twice' },
  'criterion.open-interval': { 'zh-CN': '区间至少要有一端', en: 'the interval needs at least one end' },
  'criterion.empty-interval': {
    'zh-CN': '区间的下限大于上限，没有人能符合',
    en: 'the interval begins after its end, so nobody can fit',
  },
  'criterion.invalid-area-code': {
    'zh-CN': '应为 6、9 或 12 位行政区划代码',
    en: 'must be an area code of 6, 9 or 12 digits',
  },
  'criterion.too-deep': { 'zh-CN': '嵌套超过 {limit} 层', en: 'is nested more than {limit} levels deep' },
  'criterion.too-many-leaves': { 'zh-CN': '条件超过 {limit} 项', en: 'has more than {limit} conditions' },
  'criterion.too-many-values': {
    'zh-CN': '列表超过 {limit} 个值',
    en: 'the list has more than {limit} values',
  },
  'criterion.unsatisfiable': {
    'zh-CN': '这一部分自相矛盾，没有人能符合；请放宽或删去',
    en: 'this part contradicts itself, so nobody can meet it; relax it or leave it out',
  },
  'criterion.always-true': {
    'zh-CN': '这一部分人人都符合，不起作用；请收紧或删去（面向所有人请写 {"all": []}）',
    en: 'everybody meets this part, so it decides nothing; narrow it or leave it out (for everybody write {"all": []})',
  },
  'criterion.outside-service-area': {
    'zh-CN': '这一部分与服务范围不相容，服务范围内没有人能符合；请改正地区条件或服务范围',
    en: 'this part and the service area exclude each other, so nobody in reach can meet it; correct the place or the service area',
  },
  'criterion.repeats-service-area': {
    'zh-CN': '服务范围已经包含这一地区要求，可以删去',
    en: 'the service area says this already; it can be left out',
  },
  'field.invalid': { 'zh-CN': '不符合要求', en: 'is not valid' },
};

/** What is wrong with one place of what was sent, in words. */
export function wordFault({ field, code, details }: DomainFault, language: Language): FieldFault {
  const text = fieldTexts[code] ?? fieldTexts['field.invalid']!;
  return { field, code, message: fillIn(text[language], details ?? {}, language) };
}
