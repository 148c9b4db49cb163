import { assertNever } from '#kernel';
import type { FactValue } from './fact-catalogue.js';
import type { LeafTrace } from './evaluate.js';
import type { Wording } from './explain.js';
import type { FactDefinition, FactSource } from './fact-catalogue.js';
import { endsOf, gapOf, namesOf } from './reading.js';
import { showAmount, withUnit } from './units.js';

const LANGUAGE = 'zh-CN';
const SOURCES: Readonly<Record<FactSource, string>> = {
  'home-visit': '入户走访',
  document: '证明材料',
  derived: '登记资料',
  household: '询问家庭',
};

export const CHINESE: Wording = {
  everybody: '不设条件',
  nobody: '这些条件没有人能够满足',

  requirement(leaf, catalogue) {
    const definition = catalogue.get(leaf.fact);
    const label = definition?.label.zh ?? leaf.fact;
    const gap = gapOf(leaf);
    const lacking = gap ? `差 ${withUnit(showAmount(gap.distance, definition), definition, LANGUAGE)}` : '';
    return `${label}${lacking}：要求${wanted(leaf, definition)}，现${actual(leaf.value, definition)}`;
  },

  question(leaf, catalogue) {
    const definition = catalogue.get(leaf.fact);
    const label = definition?.label.zh ?? leaf.fact;
    const asked = definition?.type === 'boolean' && !label.startsWith('是否') ? `是否${label}` : label;
    const sources = (definition?.suppliedBy ?? []).map((source) => SOURCES[source]).join('或');
    return `${leaf.state === 'disputed' ? '有争议' : '还不知道'}：${asked}${sources ? `（${sources}可核实）` : ''}`;
  },
};

function wanted(leaf: LeafTrace, definition: FactDefinition | undefined): string {
  if (typeof leaf.expected === 'boolean') return quoted(leaf.expected === leaf.wanted);
  const isOrNot = leaf.wanted ? '' : '不';
  if (leaf.operator === 'between') return interval(leaf, definition);
  const names = namesOf(leaf.expected as FactValue, definition, LANGUAGE);
  const numbers = definition?.type === 'integer';
  const list = numbers ? ` ${withUnit(names.join('、'), definition, LANGUAGE)}` : `“${names.join('、')}”`;
  const oneOf = names.length > 1 && leaf.wanted ? '之一' : '';
  switch (leaf.operator) {
    case 'is':
      return leaf.wanted ? list : `不是${list}`;
    case 'in':
      return leaf.wanted ? `${list}${oneOf}` : `不是${list}`;
    case 'overlaps':
      return `${isOrNot}含${list}${oneOf}`;
    case 'within':
      return `${isOrNot}在${list}之内`;
    default:
      return assertNever(leaf.operator);
  }
}

function interval(leaf: LeafTrace, definition: FactDefinition | undefined): string {
  const [low, high] = endsOf(leaf, definition);
  const inUnit = (shown: string) => withUnit(shown, definition, LANGUAGE);
  if (low && high)
    return leaf.wanted ? ` ${inUnit(`${low}–${high}`)}` : `不在 ${inUnit(`${low}–${high}`)}之间`;
  if (low) return `${leaf.wanted ? '至少' : '不足'} ${inUnit(low)}`;
  return `${leaf.wanted ? '至多' : '超过'} ${inUnit(high ?? '')}`;
}

function actual(value: FactValue | undefined, definition: FactDefinition | undefined): string {
  if (typeof value === 'boolean') return quoted(value);
  if (typeof value === 'number') return ` ${withUnit(showAmount(value, definition), definition, LANGUAGE)}`;
  const names = namesOf(value ?? [], definition, LANGUAGE);
  return names.length > 0 ? `为“${names.join('、')}”` : '一项也没有';
}

function quoted(yes: boolean): string {
  return yes ? '“是”' : '“否”';
}
