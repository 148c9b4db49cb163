import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process started, in whatever unit the system has: with its number it names a process for good. */
export function identityOf(pid) {
  try {
    if (process.platform !== 'linux') {
      return (
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
      );
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return undefined;
  }
}

/** Whether a process noted earlier as { pid, identity } is still the one that runs under this number. */
export const stillRuns = ({ pid, identity }) => identity !== undefined && identityOf(pid) === identity;

/** A process as it is noted in a file. */
export const noteOf = (pid) => ({ pid, identity: identityOf(pid) });
