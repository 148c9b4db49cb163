/** From the proposal to the sign-off: confirmed, accepted, every line recorded, delivered, signed off. */
export async function deliver(story) {
  const { say } = story;
  await move(story, { verb: 'confirm', name: 'confirmed', actor: say('协调员', 'Coordinator') });
  await move(story, { verb: 'accept', name: 'accepted' });
  for (const [at, line] of story.programme.plan.entries()) await recordLine(story, line, at + 1);
  await move(story, { verb: 'deliver', name: 'delivered' });
  const worker = say('社工', 'Worker');
  await move(story, { verb: 'sign-off', name: 'signed-off', actor: worker, body: { signedOffBy: 'visit' } });
  story.signedOffAt = performance.now();
}

function recordLine(story, { lineId, label, quantity }, number) {
  const { say, programme } = story;
  const [what, count] = [story.label(label), programme.plan.length];
  const body = { lineId, outcome: 'delivered', quantity };
  const told = say(`交付 ${number}/${count}：${what}。`, `Line ${number} of ${count} delivered: ${what}.`);
  return move(story, { verb: 'record-line', name: 'line-recorded', body, told, more: { lineId } });
}

/** One transition of the match, told as a step. */
function move(story, { verb, name, actor, body, told, more }) {
  const { step, say, matcher, match } = story;
  const who = actor ?? say('基金会', 'Foundation');
  return step({ name, actor: who, title: titleOf(verb, say) }, async () => {
    const path = `/matches/${match.id}/transitions/${verb}`;
    const { body: next } = await matcher.post(path, body, { version: match.version });
    Object.assign(match, { state: next.state, version: next.version });
    return { sentence: told ?? sentenceOf(verb, story), matchId: match.id, state: match.state, ...more };
  });
}

function titleOf(verb, say) {
  const titles = {
    confirm: ['确认匹配', 'Confirm the match'],
    accept: ['受理申报', 'Accept the application'],
    'record-line': ['记录交付', 'Record a line'],
    deliver: ['全部交付', 'Deliver'],
    'sign-off': ['签收', 'Sign off'],
  };
  return say(...titles[verb]);
}

function sentenceOf(verb, { say, label, household, provider, programme }) {
  const [child, guardian] = [household.child.name, household.guardian.name];
  const [from, what, count] = [label(provider.name), label(programme.name), programme.plan.length];
  const sentences = {
    confirm: [
      `确认匹配，向${from}申报，不含身份信息。`,
      `Confirmed the match and applied to the ${from}, without identity.`,
    ],
    accept: [
      `受理申报，“${what}”为${child}改造房间。`,
      `Accepted: "${what}" will make the room for ${child}.`,
    ],
    deliver: [`${count} 项全部交付，房间完工。`, `All ${count} lines are delivered; the room is done.`],
    'sign-off': [
      `回访，${guardian}确认需求已得到满足，签收。`,
      `Visited again; ${guardian} says that the need is met and signs off.`,
    ],
  };
  return say(...sentences[verb]);
}
