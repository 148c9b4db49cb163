import type { Language } from '#eligibility';
import type { Replay, ReplayCause } from './replay.js';

/** What a replay found, what it means, and what to do. */
export function sayReplay({ cause, rulesThen, rulesNow, difference }: Replay, language: Language): string {
  const places = difference.map((path) => path || '/');
  return language === 'zh-CN'
    ? CHINESE[cause ?? 'same'](places.join('、'), [rulesThen, rulesNow])
    : ENGLISH[cause ?? 'same'](places.join(', '), [rulesThen, rulesNow]);
}

type Sentence = (places: string, rules: readonly [number, number]) => string;

const CHINESE: Record<ReplayCause | 'same', Sentence> = {
  same: (_, [, now]) => `用当时的依据、按现行规则（第 ${now} 版）重新计算，结果逐字节相同。`,
  'newer-rules': (places, [then, now]) =>
    `结果不同（${places}）：当时按第 ${then} 版规则决定，现在是第 ${now} 版。当时的决定仍然有效；要核对，请用当时版本的程序重算。`,
  'missing-input': (places) =>
    `无法还原（${places}）：当时的需求版本或候选项目已不在库中。请从备份找回这些记录后重算。`,
  tampered: (places) =>
    `结果不同（${places}）：规则没有变，说明库中的决定或其依据在作出之后被改动。请对照备份和事件记录查明改动。`,
};

const ENGLISH: Record<ReplayCause | 'same', Sentence> = {
  same: (_, [, now]) =>
    `Made again from what it was made from, by today's rules (version ${now}): the same, byte for byte.`,
  'newer-rules': (places, [then, now]) =>
    `Not the same (${places}): it was made by version ${then} of the rules, today's are version ${now}. The decision stands; to check it, replay it with the program of that time.`,
  'missing-input': (places) =>
    `It cannot be made again (${places}): the version of the need or a candidate of that time is not stored any more. Bring these rows back from a backup and replay it.`,
  tampered: (places) =>
    `Not the same (${places}): the rules have not changed, so the stored decision or what it was made from was altered afterwards. Compare it with a backup and the events to find out what was changed.`,
};
