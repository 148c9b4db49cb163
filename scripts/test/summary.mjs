import { padEnd } from '../demo/width.mjs';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** A table of all parts and, as its last line, `N passed, M failed`. */
export function summary(results, totalMs) {
  const passed = results.reduce((sum, part) => sum + part.passed, 0);
  const failed = results.reduce((sum, part) => sum + part.failed, 0);
  const rows = results.map(({ name, passed: ok, failed: bad, ms, note }) => {
    const counts = `${String(ok).padStart(6)}${String(bad).padStart(6)}`;
    return `${bad > 0 ? '✗' : '✓'} ${padEnd(name, 24)}${counts}${seconds(ms).padStart(10)}${note ? `   ${note}` : ''}`;
  });
  const head = `  ${padEnd('', 24)}  通过  失败`;
  const foot = `  ${padEnd('合计 total', 24)}${String(passed).padStart(6)}${String(failed).padStart(6)}`;
  const lines = [
    '',
    head,
    ...rows,
    `${foot}${seconds(totalMs).padStart(10)}`,
    '',
    `${passed} passed, ${failed} failed`,
  ];
  return { passed, failed, text: lines.join('\n') };
}
