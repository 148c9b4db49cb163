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

const described = ({ label, note }) => `${label}${note ? `：${note}` : ''}`;

/** On a terminal: one line at the bottom that is drawn again and again with the steps under way. */
function liveLine(stream, running) {
  const draw = () => {
    const now = performance.now();
    const parts = running.map((step) => `${described(step)} ${seconds(now - step.since)}`);
    stream.write(
      CLEAR + cut(parts.length > 0 ? `  … ${parts.join('  ·  ')}` : '', (stream.columns ?? 80) - 1),
    );
  };
  const line = (text) => {
    stream.write(`${CLEAR}${text}\n`);
    if (running.length > 0) draw();
  };
  return { line, tick: draw, every: REDRAW_MS, rest: () => stream.write(CLEAR) };
}

/** Elsewhere: a plain line now and then for a step that takes long. */
function plainLines(stream, running) {
  const line = (text) => stream.write(`${text}\n`);
  const tick = () => {
    const now = performance.now();
    for (const step of running.filter(({ said }) => now - said >= PLAIN_EVERY_MS)) {
      step.said = now;
      line(`… ${described(step)} (${seconds(now - step.since)})`);
    }
  };
  return { line, tick, every: 1_000, rest: () => {} };
}

function resultLine({ label, since }, mark, note) {
  const took = seconds(performance.now() - since).padStart(8);
  return `${mark} ${padEnd(label, 28)} ${took}${note ? `   ${note}` : ''}`;
}

/** Tells what is being done: a line with seconds for each step that ends, and something while it lasts. */
export function createProgress(stream = process.stdout) {
  const running = [];
  const { line, tick, every, rest } = stream.isTTY ? liveLine(stream, running) : plainLines(stream, running);
  let timer;
  const begin = (step) => {
    running.push(step);
    timer ??= setInterval(tick, every).unref();
  };
  const end = (step) => {
    running.splice(running.indexOf(step), 1);
    if (running.length > 0) return;
    timer = clearInterval(timer);
    rest();
  };
  return {
    line,
    /** Runs `work(update)` as a step; `update(text)` says how far it is, `after(result)` adds to its last line. */
    async step(label, work, after = () => '') {
      const since = performance.now();
      const step = { label, since, said: since, note: '' };
      begin(step);
      let result;
      try {
        result = await work((note) => (step.note = note));
      } finally {
        end(step);
      }
      line(resultLine(step, result?.failed > 0 ? '✗' : '✓', after(result)));
      return { result, ms: performance.now() - since };
    },
  };
}
