import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { stillRuns } from '../process/identity.mjs';
import { readInstance, root, urlOf } from '../start/instance.mjs';
import { readRunState } from '../start/run-state.mjs';
import { demoCode, Failed } from './failed.mjs';

const STOP_MS = 40_000;
const KEEP_RUNNING = { stop: async () => {} };

/**
 * Resolves to the address of the running system (DESK_URL names one elsewhere), or of one started for this demo.
 * `onStart({ already, stop })` is called before it is waited for; `stop` ends only what was started here.
 */
export async function findOrStart({ say, json, onStart }) {
  const elsewhere = process.env.DESK_URL;
  if (elsewhere) return expectAnswer(elsewhere.replace(/\/+$/, ''), say);
  const instance = readInstance();
  const noted = readRunState(instance);
  const running = noted && stillRuns(noted);
  if (!running && (await answers(urlOf(instance, 'desk')))) return urlOf(instance, 'desk');
  if (running && noted.state === 'ready') return expectAnswer(noted.urls.desk, say);
  const started = running ? { over: () => !stillRuns(noted), ...KEEP_RUNNING } : startHere(json);
  onStart({ already: running, stop: started.stop });
  return whenReady(instance, started, say);
}

async function answers(url) {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function expectAnswer(url, say) {
  if (await answers(url)) return url;
  const zh = `desk（${url}）没有就绪。请看它的日志，或重新运行 npm start。`;
  const en = `desk (${url}) is not ready. Look at its log, or run npm start again.`;
  throw new Failed(demoCode.notRunning, say(zh, en));
}

// What `npm start` runs. It tells on stderr how it gets on when stdout belongs to a program.
function startHere(json) {
  const stdio = ['ignore', json ? 2 : 'inherit', 2];
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, stdio, detached: true });
  let over = false;
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  void ended.then(() => (over = true));
  let stopped;
  const stop = async () => {
    child.kill('SIGINT');
    await Promise.race([ended, delay(STOP_MS, undefined, { ref: false })]);
  };
  return { over: () => over, stop: () => (stopped ??= stop()) };
}

async function whenReady(instance, started, say) {
  while (!started.over()) {
    const noted = readRunState(instance);
    if (noted?.state === 'ready' && (await answers(noted.urls.desk))) return noted.urls.desk;
    await delay(100);
  }
  const zh = '系统没有运行，也没有启动成功。请按上面的提示处理后重试。';
  const en = 'Nothing is running, and it could not be started. See what it says above, then try again.';
  throw new Failed(demoCode.notRunning, say(zh, en));
}
