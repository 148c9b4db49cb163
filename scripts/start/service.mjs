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

function gaveUp({ name, log }, deaths) {
  const reason = lastError(log);
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

/**
 * Runs a service and starts it again when it dies, after 1, 2, 4 … seconds; the fifth death within a minute ends it with
 * a Failure given to `onGiveUp`. `onStart(pid)`, `onDeath({ code, signal, pause })` and `onBack()` tell what happens.
 */
export function superviseService({ name, port, log, env, onStart, onDeath, onBack, onGiveUp }) {
  const deaths = [];
  let child;

  const launch = () => {
    child = startChild({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', join('dist', 'apps', name, 'src', 'main.js')],
      cwd: root,
      env,
      log,
      order: stopOrder.service,
      graceMs: 20_000,
    });
    onStart(child.pid);
    return child;
  };

  const untilReady = async () => {
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (child.running() && (await isReady(port))) return;
      await delay(40);
    }
    throw neverReady({ name, log });
  };

  const keep = async () => {
    for (;;) {
      const { code, signal } = await child.exited;
      if (isStopping()) return;
      const now = Date.now();
      deaths.push(now);
      const recent = deaths.filter((time) => time > now - MINUTE_MS).length;
      if (recent >= MOST_DEATHS) return onGiveUp(gaveUp({ name, log }, recent));
      const pause = Math.min(1_000 * 2 ** (recent - 1), LONGEST_PAUSE_MS);
      onDeath({ code, signal, pause });
      await delay(pause);
      if (isStopping()) return;
      launch();
      void untilReady().then(onBack, onGiveUp);
    }
  };

  setAsideWhenLarge(log);
  launch();
  void keep().catch(onGiveUp);
  return { untilReady };
}
