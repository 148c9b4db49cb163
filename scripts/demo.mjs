import { parseArgs } from 'node:util';
import { asFailure } from './console/failure.mjs';
import { closeScene, timelineRows } from './demo/close-scene.mjs';
import { deliver } from './demo/deliver.mjs';
import { demoCode, Failed } from './demo/failed.mjs';
import { findAndFile } from './demo/find-and-file.mjs';
import { openScene } from './demo/open-scene.mjs';
import { route } from './demo/route.mjs';
import { newStory } from './demo/story.mjs';
import { findOrStart } from './demo/system.mjs';
import { duration, teller } from './demo/telling.mjs';
import { Unreachable } from './load/http.mjs';

const USAGE = `npm run demo -- [--json] [--lang en] [--deadline <seconds a step, 15>]`;

function readOptions() {
  const options = {
    json: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'zh' },
    deadline: { type: 'string', default: '15' },
  };
  try {
    const { json, lang, deadline } = parseArgs({ options }).values;
    const seconds = Number(deadline);
    if (['zh', 'en'].includes(lang) && seconds > 0) return { json, lang, deadlineMs: seconds * 1000 };
  } catch {
    // Falls through to the usage, which says more than the parser does.
  }
  throw new Failed(demoCode.usage, USAGE);
}

/** The worked case from visit to sign-off, told as it happens. */
async function play({ url, tell, lang, deadlineMs }) {
  const started = performance.now();
  const story = await newStory({ url, tell, lang, deadlineMs });
  const { say } = story;
  tell.title(say('联动：小宇的房间', 'Liandong: a room for Xiaoyu'), url);
  await openScene(story);
  await findAndFile(story);
  await route(story);
  await deliver(story);
  await closeScene(story);
  tell.table(timelineRows(story));
  const time = duration(performance.now() - started);
  const count = story.programme.plan.length;
  tell.end(
    say(
      `完成：需求已满足，${count} 项交付，用时 ${time}。`,
      `Done: the need is met, ${count} lines delivered, in ${time}.`,
    ),
  );
}

async function main() {
  const { json, lang, deadlineMs } = readOptions();
  const say = (zh, en) => (lang === 'en' ? en : zh);
  const tell = teller({ json });
  const onStart = () =>
    process.stderr.write(say('系统没有运行，先启动它。\n', 'Nothing is running; starting it first.\n'));
  const system = await findOrStart({ say, json, onStart });
  const stopOn = (signal) =>
    process.once(signal, () => system.stop().then(() => process.exit(demoCode.interrupted)));
  ['SIGINT', 'SIGTERM'].forEach(stopOn);
  try {
    await play({ url: system.url, tell, lang, deadlineMs });
  } finally {
    await system.stop();
  }
}

function endWith(error) {
  const away = error instanceof Unreachable;
  const failure = away ? new Failed(demoCode.notRunning, `desk: ${error.message}`) : error;
  const { code, message } = failure instanceof Failed ? failure : asFailure(failure);
  process.stderr.write(`\n✗ ${message}\n`);
  if (process.env.LIANDONG_DEBUG) process.stderr.write(`${error.stack}\n`);
  process.exit(code);
}

main().then(() => process.exit(0), endWith);
