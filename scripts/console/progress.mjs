import { padEnd, widthOf } from '../demo/width.mjs';

const REDRAW_MS = 120;
const PLAIN_EVERY_MS = 5_000;
const CLEAR = '\r\u001b[K';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

function cut(text, columns) {
  let result = '';
  for (const character of text) {
    if (widthOf(result) + widthOf(character) > columns) return result;
    result += character;
  }
  return result;
}

/**
 * Tells what is being done: a line with seconds for each step that ends, and below it, on a terminal, one live line with
 * the steps under way; elsewhere a plain line now and then for a step that takes long.
 */
export function createProgress(stream = process.stdout) {
  const live = stream.isTTY === true;
  const running = new Map();
  let timer;

  const draw = () => {
    const now = performance.now();
    const steps = [...running.values()];
    const parts = steps.map(
      ({ label, note, since }) => `${label}${note ? `：${note}` : ''} ${seconds(now - since)}`,
    );
    stream.write(CLEAR + cut(parts.length ? `  … ${parts.join('  ·  ')}` : '', (stream.columns ?? 80) - 1));
  };
  const line = (text) => {
    stream.write(`${live ? CLEAR : ''}${text}\n`);
    if (live && running.size > 0) draw();
  };
  const plainly = (step) => {
    const now = performance.now();
    if (now - step.said < PLAIN_EVERY_MS) return;
    step.said = now;
    line(`… ${step.label}${step.note ? `：${step.note}` : ''} (${seconds(now - step.since)})`);
  };
  const tick = () => (live ? draw() : [...running.values()].forEach(plainly));
  const keepTicking = () => {
    if (running.size > 0) timer ??= setInterval(tick, live ? REDRAW_MS : 1_000);
    else timer = clearInterval(timer);
    timer?.unref();
  };

  return {
    line,
    /** Runs `work(update)` as a step; `update(text)` says how far it is, `after(result)` adds to its last line. */
    async step(label, work, after = () => '') {
      const since = performance.now();
      const step = { label, since, said: since, note: '' };
      running.set(step, step);
      keepTicking();
      try {
        const result = await work((note) => (step.note = note));
        running.delete(step);
        const note = after(result);
        const mark = result?.failed > 0 ? '✗' : '✓';
        line(
          `${mark} ${padEnd(label, 28)} ${seconds(performance.now() - since).padStart(8)}${note ? `   ${note}` : ''}`,
        );
        return { result, ms: performance.now() - since };
      } finally {
        running.delete(step);
        keepTicking();
        if (live && running.size === 0) stream.write(CLEAR);
      }
    },
  };
}
