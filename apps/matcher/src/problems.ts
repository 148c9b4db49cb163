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
  'round.unknown': {
    status: 404,
    zh: '没有这个轮次（{id}）。请核对编号。',
    en: 'There is no round with this id ({id}). Check the id.',
  },
  'round.invalid': {
    status: 422,
    zh: '轮次的设定有 {count} 处不能成立，没有保存。请按 errors 指出的位置逐项改正。',
    en: '{count} part(s) of this round cannot stand, so nothing was stored. Correct each place named in errors.',
  },
  'round.programme-unknown': {
    status: 422,
    zh: '匹配服务还不知道这些项目：{ids}。轮次没有保存；请先发布项目，或核对编号。',
    en: 'Matcher does not know these programmes: {ids}. The round was not stored: publish them first, or check the ids.',
  },
  'round.illegal-transition': {
    status: 409,
    zh: '轮次现在的状态是 {state}，不能执行 {verb}；这一步只能从 {from} 开始。请重新读取轮次，按当前状态继续。',
    en: 'The round is {state}, so {verb} is not possible: that starts from {from}. Read the round again and go on from its state.',
  },
  'round.not-closed': {
    status: 409,
    zh: '轮次现在的状态是 {state}，需求还没有冻结，所以没有可读的内容。请先截止（close）。',
    en: 'The round is {state} and its needs are not frozen, so there is nothing to read yet. Close it first.',
  },
  'round.not-computed': {
    status: 409,
    zh: '轮次现在的状态是 {state}，还没有计算结果。请先计算（compute）。',
    en: 'The round is {state} and has no proposal yet. Compute it first.',
  },
  'round.not-proven': {
    status: 500,
    zh: '计算结果没有通过独立核验（{count} 处：{rules}），没有保存。请不要确认，并把轮次编号告诉管理员。',
    en: 'The result did not pass the independent check ({count} place(s): {rules}), so it was not stored. Tell the administrator the id of the round.',
  },
  'round.need-unknown': {
    status: 422,
    zh: '需求 {needId} 不在这一轮冻结的需求之中，没有改动。请从差异表中选择。',
    en: 'Need {needId} is not among the needs that this round froze, so nothing was changed. Choose one from the difference.',
  },
  'round.not-eligible': {
    status: 422,
    zh: '项目 {programmeId} 不适合需求 {needId}，或不在这一轮之中，没有改动。指定只能改变去哪一处，不能改变是否符合条件。',
    en: 'Programme {programmeId} does not fit need {needId} or is not in this round, so nothing was changed. An override decides where, not whether it fits.',
  },
  'round.needs-changed': {
    status: 409,
    zh: '截止以后有 {count} 个获得安排的需求发生变化或已有安排（{ids}）。一个匹配也没有写入。请用指定（overrides）把它们留出本批并写明理由，然后再确认。',
    en: '{count} need(s) that the round serves have changed since the close, or are served already ({ids}). No match was written. Leave them out by overrides, with the reason, and confirm again.',
  },
  'round.out-of-date': {
    status: 409,
    zh: '截止以后情况有变：{programmes} 个项目有变化，{full} 个项目名额不足。一个匹配也没有写入。请放弃本轮，重新开一轮。',
    en: 'Things changed after the close: {programmes} programme(s) were changed and {full} lack room. No match was written. Abandon this round and open a new one.',
  },
};
