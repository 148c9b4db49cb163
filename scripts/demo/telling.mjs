import { styleText } from 'node:util';
import { timeOfDay } from './clock.mjs';
import { padEnd, padStart, widthOf, wrap } from './width.mjs';

const ACTOR_WIDTH = 12;
const NARROWEST = 36;
const MARGIN = 12 + 2 + 8 + 2 + ACTOR_WIDTH + 1;

/**
 * Tells what happens on stdout: for people as aligned lines, for programs as one JSON object per step and nothing else.
 * A step is { step, at, actor, sentence, ms, details?, hops?, … }; `details` and `hops` are lists of { label, lines }
 * and { name, ms }.
 */
export function teller({ json, columns = process.stdout.columns ?? 110, out = process.stdout }) {
  const print = (line = '') => out.write(`${line}\n`);
  if (json) return { step: (step) => print(JSON.stringify(step)), title() {}, table() {}, end() {} };
  const coloured = out.isTTY && !process.env.NO_COLOR;
  const paint = (style, text) => (coloured ? styleText(style, text) : text);
  const width = Math.max(40, Math.min(columns, 130) - MARGIN);
  return {
    title: (text, aside) => print(`\n${paint('bold', text)}   ${paint('dim', aside)}\n`),
    step: (step) => stepLines(step, { width, paint }).forEach(print),
    table: (rows) => tableLines(rows).forEach(print),
    end: (text) => print(`\n${paint('bold', text)}\n`),
  };
}

function stepLines({ at, actor, sentence, ms, details = [], hops = [] }, { width, paint }) {
  const [first = '', ...rest] = wrap(sentence, width);
  const when = paint('dim', `${timeOfDay(at)}  ${padStart(duration(ms), 8)}`);
  const labels = Math.max(0, ...details.map(({ label }) => widthOf(label)));
  return [
    `${when}  ${paint('cyan', padEnd(actor, ACTOR_WIDTH))} ${first}`,
    ...rest.map(indented),
    ...details.flatMap((detail) => detailLines(detail, { labels, width, paint })),
    ...hops.map(({ name, ms: time }) => indented(paint('green', `${name} ${duration(time)}`))),
  ];
}

// Beside its label, or below it where that would leave too little room.
function detailLines({ label, lines }, { labels, width, paint }) {
  const beside = width - labels - 2 >= NARROWEST;
  const room = width - (beside ? labels : 0) - 2;
  const texts = lines.flatMap((line) =>
    wrap(line, room).map((text, row) => (row === 0 ? text : paint('dim', text))),
  );
  if (!beside) return [label, ...texts.map((text) => `  ${text}`)].map(indented);
  return texts.map((text, row) => indented(`${padEnd(row === 0 ? label : '', labels)}  ${text}`));
}

function tableLines(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => widthOf(row[at]))));
  return rows.map((row) => `  ${row.map((cell, at) => padEnd(cell, widths[at])).join('  ')}`.trimEnd());
}

const indented = (text) => ' '.repeat(MARGIN) + text;

export function duration(ms) {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
