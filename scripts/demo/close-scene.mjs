import { dayUnlessToday, timeOfDay } from './clock.mjs';
import { duration } from './telling.mjs';

/** After the sign-off: the need is met, the programme has one place less, the decision can be made again, and desk has the whole story. */
export async function closeScene(story) {
  const { step, say } = story;
  const system = say('系统', 'System');
  await step({ name: 'need-met', actor: system, title: say('需求得到满足', 'Need met') }, (until) =>
    needMet(story, until),
  );
  await step({ name: 'capacity-used', actor: system, title: say('名额减一', 'One place less') }, (until) =>
    oneLess(story, until),
  );
  await step({ name: 'decision-replayed', actor: system, title: say('决定重算', 'Decision replayed') }, () =>
    replayed(story),
  );
  await step({ name: 'timeline', actor: 'desk', title: say('时间线', 'Timeline') }, (until) =>
    timeline(story, until),
  );
}

async function needMet(story, until) {
  const { intake, say, needId, household } = story;
  await until(say('需求变为“met”', 'the need to be met'), async () => {
    const { body } = await intake.get(`/needs/${needId}`);
    return body.status === 'met' ? body : undefined;
  });
  const hop = {
    name: say('签收 → 需求满足', 'signed off → met'),
    from: 'signed-off',
    to: 'met',
    ms: since(story.signedOffAt),
  };
  return {
    sentence: say(`${household.child.name}的需求已得到满足。`, `The need of ${household.child.name} is met.`),
    needId,
    status: 'met',
    hops: [hop],
  };
}

async function oneLess(story, until) {
  const { say, label, programme, before } = story;
  const capacity = await until(say('名额的变化', 'the capacity to change'), async () => {
    const now = await story.capacity();
    return now.free <= before.free - programme.capacity.perMatch ? now : undefined;
  });
  const name = label(programme.name);
  return {
    sentence: say(
      `“${name}”空余名额 ${before.free} → ${capacity.free}。`,
      `Free places of "${name}": ${before.free} → ${capacity.free}.`,
    ),
    before,
    capacity,
  };
}

async function replayed({ matcher, say, decisionId }) {
  const { body } = await matcher.get(`/decisions/${decisionId}/replay`);
  return {
    sentence: say(`匹配的决定：${body.sentence}`, `The decision: ${body.sentence}`),
    decisionId,
    same: body.same,
  };
}

async function timeline(story, until) {
  const { desk, say, needId } = story;
  const entries = await until(say('时间线写到最后', 'the end of the timeline'), async () => {
    const { body } = await desk.get(`/api/timeline/${needId}`);
    return body.entries.some(({ type }) => type === 'need.met') ? body.entries : undefined;
  });
  story.timeline = entries;
  const hop = {
    name: say('签收 → 时间线', 'signed off → timeline'),
    from: 'signed-off',
    to: 'timeline',
    ms: since(story.signedOffAt),
  };
  return {
    sentence: say(`时间线上共 ${entries.length} 条记录。`, `The timeline has ${entries.length} entries.`),
    entries,
    hops: [hop],
  };
}

/** The rows of the timeline for people: when, how long after the row before (from the filing on), what happened. */
export function timelineRows({ timeline: entries }) {
  const filed = entries.findIndex(({ type }) => type === 'need.filed');
  return entries.map(({ at, sentence }, row) => {
    const gap = row > filed ? `+${duration(new Date(at) - new Date(entries[row - 1].at))}` : '';
    return [`${dayUnlessToday(at)} ${timeOfDay(at)}`.trim(), gap, sentence];
  });
}

const since = (moment) => Math.round(performance.now() - moment);
