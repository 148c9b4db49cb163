import { demoCode, Failed } from './failed.mjs';

/** Waits for matcher's proposal and tells why this programme, and why not the others. */
export async function route(story) {
  const { step, say } = story;
  await step(
    { name: 'routed', actor: say('系统', 'System'), title: say('匹配项目', 'Route the need') },
    (until) => routed(story, until),
  );
}

async function routed(story, until) {
  const { matcher, say, label, needId, programme, provider } = story;
  const match = await until(say('匹配方案', 'a proposal'), async () => {
    const { body } = await matcher.get(`/matches?needId=${needId}`);
    return body.items[0];
  });
  const ms = Math.round(performance.now() - story.filedAt);
  const { body: decision } = await matcher.get(`/decisions/${match.decisionId}`);
  if (match.programmeId !== programme.id) throw routedElsewhere(story, decision);
  story.decisionId = match.decisionId;
  story.match = { id: match.id, state: match.state, version: match.version };
  return {
    sentence: say(
      `匹配到${label(provider.name)}的“${label(programme.name)}”，占用 ${match.units} 个名额，等待协调员确认。`,
      `Matched with "${label(programme.name)}" of the ${label(provider.name)}; ${match.units} place held, a coordinator is to confirm.`,
    ),
    details: reasonsOf(story, decision),
    hops: [{ name: say('提交 → 提出匹配', 'filed → proposed'), from: 'filed', to: 'proposed', ms }],
    matchId: match.id,
    decision,
  };
}

function routedElsewhere({ say, label, programme }, { programmeId, programmes }) {
  const [wanted, found] = [programme.id, programmeId].map((id) =>
    programmes.find((one) => one.programmeId === id),
  );
  const full = wanted?.outcome === 'no-capacity';
  const why = full
    ? say(
        '它的最后一个名额刚刚被占用，请再运行一次',
        'its last place has just been taken; run the demo again',
      )
    : say('它的条件或状态可能有过改动', 'its criteria or its status may have been changed');
  const [name, other] = [label(programme.name), label(found.name)];
  const zh = `在等“${name}”的匹配方案，需求却匹配到了“${other}”：${why}。`;
  const en = `Awaited a proposal of "${name}", but the need went to "${other}": ${why}.`;
  return new Failed(demoCode.late, say(zh, en));
}

/** An entry for every programme that serves the category, and one for all the others together. */
function reasonsOf(story, { programmes }) {
  const { say, label } = story;
  const others = programmes.filter(({ outcome }) => outcome === 'other-category');
  const told = programmes.filter(({ outcome }) => outcome !== 'other-category');
  const details = told.map((one) => ({
    label: label(one.name),
    lines: [verdictOf(story, one), ...reasonsShown(one)],
  }));
  if (others.length === 0) return details;
  const text = say('不合适：提供的是别的帮助', 'do not fit: they offer help of another kind');
  return [...details, { label: say(`其余 ${others.length} 个`, `${others.length} others`), lines: [text] }];
}

// A second choice fits for much the same reasons as the first.
const reasonsShown = ({ outcome, reasons }) => (outcome === 'eligible' ? [] : reasons);

function verdictOf(story, { programmeId, outcome, place }) {
  const { say } = story;
  switch (outcome) {
    case 'chosen':
      return say(
        `合适，首选：${covered(story, programmeId)}`,
        `fits, first choice: ${covered(story, programmeId)}`,
      );
    case 'eligible':
      return say(
        `也合适，第 ${place} 选择：${covered(story, programmeId)}`,
        `fits too, choice ${place}: ${covered(story, programmeId)}`,
      );
    case 'no-capacity':
      return say('合适，但没有空余名额', 'fits, but has no free place');
    case 'undetermined':
      return say('还不能判定', 'cannot be told yet');
    case 'ineligible':
      return say('不合适', 'does not fit');
    case 'outside-area':
      return say('不合适：不服务这个社区', 'does not fit: it does not serve this community');
    case 'not-open':
      return say('不合适：目前不受理', 'does not fit: it is not open at present');
    default:
      return say('不合适：此前已排除', 'does not fit: it was ruled out before');
  }
}

function covered({ say, data, programmes }, programmeId) {
  const { items } = data.workedCase.need;
  const offered = programmes.find(({ id }) => id === programmeId)?.items ?? [];
  const count = items.filter(({ code }) => offered.includes(code)).length;
  return say(`所需 ${items.length} 件提供 ${count} 件`, `offers ${count} of the ${items.length} items`);
}
