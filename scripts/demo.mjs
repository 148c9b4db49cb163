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

const NOTHING_TO_STOP = async () => {};
const USAGE = `npm run demo -- [--json] [--lang en] [--deadline <seconds a step, 15>]`;

let interrupted = false;

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
  // A reader that has seen enough (| head) does not stop the story half-way.
  process.stdout.on('error', () => {});
  const { json, lang, deadlineMs } = readOptions();
  const say = (zh, en) => (lang === 'en' ? en : zh);
  let stop = NOTHING_TO_STOP;
  const interrupt = () => {
    interrupted = true;
    void stop().then(() => process.exit(demoCode.interrupted));
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const onStart = (started) => {
    stop = started.stop;
    const zh = started.already ? '系统正在启动，等它就绪。' : '系统没有运行，先启动它。';
    const en = started.already
      ? 'The system is starting; waiting for it.'
      : 'Nothing is running; starting it first.';
    process.stderr.write(`${say(zh, en)}\n`);
  };
  try {
    const url = await findOrStart({ say, json, onStart });
    await play({ url, tell: teller({ json }), lang, deadlineMs });
  } finally {
    await stop();
  }
}

function endWith(error) {
  // What fails while everything is being stopped is no news.
  if (interrupted) return;
  const away = error instanceof Unreachable;
  const failure = away ? new Failed(demoCode.notRunning, `desk: ${error.message}`) : error;
  const { code, message } = failure instanceof Failed ? failure : asFailure(failure);
  process.stderr.write(`\n✗ ${message}\n`);
  if (process.env.LIANDONG_DEBUG) process.stderr.write(`${error.stack}\n`);
  process.exit(code);
}

main().then(() => process.exit(interrupted ? demoCode.interrupted : 0), endWith);
