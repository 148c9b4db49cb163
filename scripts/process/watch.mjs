import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
let watchdog;

function tell(message) {
  if (!watchdog) {
    watchdog = spawn(process.execPath, [script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {},
    });
    watchdog.stdin.on('error', () => {});
    watchdog.stdin.unref();
    watchdog.unref();
  }
  watchdog.stdin.write(`${JSON.stringify(message)}\n`);
}

/** From now on the process group is stopped when this process dies, in whatever way. */
export const watch = (pid, order, signal) => tell({ add: { pid, order, signal } });

/** The process has ended by itself. */
export const unwatch = (pid) => tell({ remove: pid });
