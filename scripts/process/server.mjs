import { Failure, asFailure, exitCode } from '../console/failure.mjs';

/** Why a server did not start, as a Failure. */
export function notStarted(name, { code, reason, place }) {
  const cause = asFailure(new Error(reason));
  if (cause.code === exitCode.noSpace) return cause;
  return new Failure(
    code,
    `${name} 未能启动：${reason}（详见 ${place}）`,
    `${name} did not start: ${reason} (see ${place})`,
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
