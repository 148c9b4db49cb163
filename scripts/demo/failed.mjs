import { Refusal } from '../load/http.mjs';

/** What a shell sees when the demo does not end well. */
export const demoCode = { usage: 1, notRunning: 2, late: 3, refused: 4, interrupted: 130 };

/** The demo ends here: one sentence and the code to exit with. */
export class Failed extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.name = 'Failed';
    this.code = code;
  }
}

/** The refusal of one of a number of services, told with the step it happened in. */
export function refused(error, step, say) {
  if (!(error instanceof Refusal)) return error;
  const zh = `“${step}”被拒绝（${error.call}，${error.status} ${error.code}）：${error.sentence}`;
  const en = `"${step}" was refused (${error.call}, ${error.status} ${error.code}): ${error.sentence}`;
  return new Failed(demoCode.refused, say(zh, en));
}
