import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const TAIL_BYTES = 16_384;
const KEEP_BYTES = 20 * 1024 * 1024;

/** The last lines of a log file, oldest first; none when there is no such file. */
export function lastLines(path) {
  let file;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(file, buffer, 0, buffer.length, Math.max(0, size - TAIL_BYTES));
    return buffer.toString('utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const grave = (level) => ['error', 'fatal'].includes(level) || (typeof level === 'number' && level >= 50);

function messageOf(line) {
  try {
    const { level, message, msg, err } = JSON.parse(line);
    return grave(level) ? (message ?? err?.message ?? msg) : undefined;
  } catch {
    return /error|fatal|exception/i.test(line) && !/^\s+at /.test(line) ? line.trim() : undefined;
  }
}

/** The last line of a log that tells of an error (the last line at all when none does), short enough for one sentence. */
export function lastError(path) {
  const lines = lastLines(path);
  const message = lines.map(messageOf).findLast(Boolean) ?? lines.at(-1)?.trim() ?? '';
  return message.length > 300 ? `${message.slice(0, 300)}…` : message;
}

/** Sets a log that has grown large aside as `<path>.1`, in place of the one set aside before. */
export function setAsideWhenLarge(path) {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > KEEP_BYTES) renameSync(path, `${path}.1`);
}
