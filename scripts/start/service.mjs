import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, exitCode } from '../console/failure.mjs';
import { isStopping, startChild, stopOrder } from '../process/child.mjs';
import { lastError, setAsideWhenLarge } from '../process/log-tail.mjs';
import { root } from './instance.mjs';

const READY_MS = 120_000;
const MINUTE_MS = 60_000;
const MOST_DEATHS = 5;
const LONGEST_PAUSE_MS = 16_000;

function isReady(port) {
  return new Promise((answer) => {
    const request = get(
      { port, host: '127.0.0.1', path: '/readyz', timeout: 2_000, agent: false },
      (response) => {
        response.resume();
        answer(response.statusCode === 200);
      },
    );
    request.once('error', () => answer(false));
    request.once('timeout', () => request.destroy());
  });
}

function gaveUp({ name, log }, deaths, { logFrom }) {
  const reason = lastError(log, logFrom);
  return new Failure(
    exitCode.serviceFailed,
    `${name} 在一分钟内退出了 ${deaths} 次，已停止。最后的错误：${reason}（详见 ${log}）`,
    `${name} ended ${deaths} times within a minute, so everything was stopped. Its last error: ${reason} (see ${log})`,
  );
}

function neverReady({ name, log }) {
  return new Failure(
    exitCode.serviceFailed,
    `${name} 在 ${READY_MS / 1000} 秒内没有就绪：${lastError(log)}（详见 ${log}）`,
    `${name} was not ready within ${READY_MS / 1000} s: ${lastError(log)} (see ${log})`,
  );
}

function launch({ name, log, env }) {
  return startChild({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', join('dist', 'apps', name, 'src', 'main.js')],
    cwd: root,
    env,
    log,
    order: stopOrder.service,
    graceMs: 15_000,
  });
}

/** Counts the deaths of the last minute: how many there were, and how long to wait before the next try. */
function deathCount() {
  let deaths = [];
  return () => {
    const now = Date.now();
    deaths = [...deaths.filter((time) => time > now - MINUTE_MS), now];
    return { recent: deaths.length, pause: Math.min(1_000 * 2 ** (deaths.length - 1), LONGEST_PAUSE_MS) };
  };
}

/**
 * Runs a service and starts it again when it dies, after 1, 2, 4 … seconds; the fifth death within a minute ends it with
 * a Failure given to `onGiveUp`. `onStart(pid)`, `onDeath({ code, signal, pause })` and `onBack()` tell what happens.
 */
export function superviseService({ onStart, onDeath, onBack, onGiveUp, ...service }) {
  let child;
  const begin = () => {
    child = launch(service);
    onStart(child.pid);
  };
  const untilReady = async () => {
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (child.running() && (await isReady(service.port))) return;
      await delay(40);
    }
    throw neverReady(service);
  };
  const keep = async () => {
    const died = deathCount();
    for (;;) {
      const end = await child.exited;
      const { recent, pause } = died();
      if (isStopping()) return;
      if (recent >= MOST_DEATHS) return onGiveUp(gaveUp(service, recent, child));
      onDeath({ ...end, pause });
      await delay(pause);
      if (isStopping()) return;
      begin();
      void untilReady().then(onBack, onGiveUp);
    }
  };
  setAsideWhenLarge(service.log);
  begin();
  void keep().catch(onGiveUp);
  return { untilReady };
}
