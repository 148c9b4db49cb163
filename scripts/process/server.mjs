import { Failure, asFailure, exitCode } from '../console/failure.mjs';

function because(reason, code, [zh, en]) {
  const cause = asFailure(new Error(reason));
  return cause.code === exitCode.noSpace ? cause : new Failure(code, zh, en);
}

/** Why a server did not start, as a Failure. */
export function notStarted(name, { code, reason, place }) {
  return because(reason, code, [
    `${name} 未能启动：${reason}（详见 ${place}）`,
    `${name} did not start: ${reason} (see ${place})`,
  ]);
}

/** Why a server that ran has ended by itself, as a Failure. */
export function ended(name, { code, reason, place }) {
  return because(reason, code, [
    `${name} 意外退出，已全部停止：${reason}（详见 ${place}）`,
    `${name} ended unexpectedly, so everything was stopped: ${reason} (see ${place})`,
  ]);
}

/** The line of a program's complaint that tells what was wrong. */
export function complaint(error) {
  const lines = String(error.stderr || error.message)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    lines.find((line) => /no space left/i.test(line)) ??
    lines.find((line) => /error|fatal/i.test(line)) ??
    lines.at(-1)
  );
}

/** A server that is one process at a time: `exited` and `pid` are those of the present one. */
class Server {
  #child;
  #launch;

  constructor(child, launch) {
    this.#child = child;
    this.#launch = launch;
  }

  get pid() {
    return this.#child.pid;
  }

  get exited() {
    return this.#child.exited;
  }

  get logFrom() {
    return this.#child.logFrom;
  }

  stop(options) {
    return this.#child.stop(options);
  }

  async restart(options) {
    await this.#child.stop(options);
    this.#child = await this.#launch();
  }
}

/** Launches a server; the same launch is used again by its `restart`. `facts` are added to what it tells about itself. */
export async function openServer(launch, facts) {
  return Object.assign(new Server(await launch(), launch), facts);
}
