import type { ProblemCatalogue } from '#service-kit';

export const problems: ProblemCatalogue = {
  'need.unknown': {
    status: 404,
    zh: '匹配服务还不知道这个需求（{id}）。刚提交的需求请稍候片刻再查，否则请核对编号。',
    en: 'Matcher does not know this need ({id}) yet. If it was filed just now, wait a moment; otherwise check the id.',
  },
  'programme.unknown': {
    status: 404,
    zh: '匹配服务还不知道这个项目（{id}）。草稿不参与匹配；请先发布，或核对编号。',
    en: 'Matcher does not know this programme ({id}). A draft takes no part in matching: publish it, or check the id.',
  },
  'policy.invalid': {
    status: 422,
    zh: '这份政策有 {count} 处不能成立，没有试算。请按 errors 指出的位置逐项改正。',
    en: '{count} part(s) of this policy cannot stand, so nothing was tried out. Correct each place named in errors.',
  },
  'match.unknown': {
    status: 404,
    zh: '没有这个匹配（{id}）。请核对编号。',
    en: 'There is no match with this id ({id}). Check the id.',
  },
  'decision.unknown': {
    status: 404,
    zh: '没有这个决定（{id}）。请核对编号。',
    en: 'There is no decision with this id ({id}). Check the id.',
  },
  'match.illegal-transition': {
    status: 409,
    zh: '匹配现在的状态是 {state}，不能执行 {verb}；这一步只能从 {from} 开始。请重新读取匹配，按当前状态继续。',
    en: 'The match is {state}, so {verb} is not possible: that starts from {from}. Read the match again and go on from its state.',
  },
  'match.decline-needs-text': {
    status: 422,
    zh: '原因选“其他”时必须写明理由（text）。请补充后重新提交。',
    en: 'A decline for another reason must say which (text). Add it and send it again.',
  },
  'match.decline-needs-criterion': {
    status: 422,
    zh: '以“不符合条件”不予受理时，必须指明是哪一项情况（criterion）。请补充后重新提交。',
    en: 'A decline as not eligible must name the fact in question (criterion). Add it and send it again.',
  },
  'match.line-not-planned': {
    status: 422,
    zh: '交付计划中没有“{lineId}”。计划内的明细是：{plan}。',
    en: 'The plan has no line “{lineId}”. Its lines are: {plan}.',
  },
  'match.line-already-recorded': {
    status: 409,
    zh: '明细“{lineId}”已经登记，不会重复登记。如交付有误，请由家庭提出异议后重新登记。',
    en: 'Line “{lineId}” is recorded already and is not recorded twice. If it was wrong, the household disputes it first.',
  },
  'match.line-needs-reason': {
    status: 422,
    zh: '部分交付、替代或免除的明细必须写明原因（reason）。请补充后重新提交。',
    en: 'A line that is partial, substituted or waived needs a reason. Add it and send it again.',
  },
  'match.lines-missing': {
    status: 409,
    zh: '还有 {count} 项明细没有登记：{missing}。全部登记后才能完成交付。',
    en: '{count} line(s) are not recorded yet: {missing}. Record them all, then deliver.',
  },
  'fit.facts-invalid': {
    status: 422,
    zh: '有 {count} 处情况不符合情况目录，没有比对。请按 errors 逐项改正；可用的情况见目录。',
    en: '{count} fact(s) do not fit the fact catalogue, so nothing was compared. Correct each one listed in errors; the catalogue says what there is.',
  },
  'reach.criteria-invalid': {
    status: 422,
    zh: '条件有 {count} 处不符合情况目录或写法，没有计算。请按 errors 指出的位置逐项改正。',
    en: '{count} part(s) of the criteria do not fit the fact catalogue or are not well formed, so nothing was counted. Correct each place named in errors.',
  },
};
