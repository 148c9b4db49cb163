import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, exitCode } from '../console/failure.mjs';

const MINUTE = 60_000;

/** The Jest projects in the order they run: how long each may take, and whether it needs PostgreSQL and Kafka. */
export const projects = {
  unit: { limitMs: 5 * MINUTE },
  architecture: { limitMs: 5 * MINUTE },
  integration: { limitMs: 15 * MINUTE, servers: true },
  system: { limitMs: 20 * MINUTE, servers: true },
  promises: { limitMs: 25 * MINUTE, servers: true },
};

export const checkLimitMs = 5 * MINUTE;

/** The checks of package.json: every script named check:…, or `check` alone. */
export function checkScripts(root) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Object.keys(scripts).filter((name) => name.startsWith('check:'));
  return names.length > 0 ? names : Object.keys(scripts).filter((name) => name === 'check');
}

/** What `npm test -- …` asks for: parts by name, and anything else as a pattern of test files for Jest. */
export function readRequest(args) {
  const known = ['checks', ...Object.keys(projects)];
  const parts = known.filter((name) => args.includes(name));
  const patterns = args.filter((arg) => !known.includes(arg));
  const option = patterns.find((arg) => arg.startsWith('-'));
  if (option) {
    throw new Failure(
      exitCode.failed,
      `没有选项 ${option}；可写的有 ${known.join('、')} 或测试文件名的一部分。`,
      `There is no option ${option}; name ${known.join(', ')} or a part of a test file's name.`,
    );
  }
  const all = parts.length === 0;
  const wanted = all ? known.filter((name) => name !== 'checks' || patterns.length === 0) : parts;
  return { parts: wanted, patterns };
}
