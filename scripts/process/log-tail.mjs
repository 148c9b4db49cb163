import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const TAIL_BYTES = 16_384;
const KEEP_BYTES = 20 * 1024 * 1024;

/** How long a log is by now. */
export const logSize = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The last lines of a log file after its first `from` bytes, oldest first; none when there is no such file. */
function lastLines(path, from) {
  let file;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const start = Math.max(from, size - TAIL_BYTES);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(file, buffer, 0, buffer.length, start);
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

/**
 * The last line of a log, from the byte `from` on, that tells of an error (the last line at all when none does), short
 * enough for one sentence.
 */
export function lastError(path, from = 0) {
  const lines = lastLines(path, from);
  const message = lines.map(messageOf).findLast(Boolean) ?? lines.at(-1)?.trim() ?? '';
  return message.length > 300 ? `${message.slice(0, 300)}…` : message;
}

/** Sets a log that has grown large aside as `<path>.1`, in place of the one set aside before. */
export function setAsideWhenLarge(path) {
  if (logSize(path) > KEEP_BYTES) renameSync(path, `${path}.1`);
}
