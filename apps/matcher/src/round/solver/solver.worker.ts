import { parentPort } from 'node:worker_threads';
import highsModule from 'highs';
import type { Answer, Question } from './solver-message.js';

// The types of the package tell of its CommonJS side, where this is one level further down.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();
const { modelStatus, solutionStatus } = highs.constants;

// Under test this file runs as it stands, with its types stripped: it imports values from packages alone.
function answer({ text, seconds }: Question): Answer {
  return highs.withModel({ format: 'lp', data: text }, (model): Answer => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 });
    const run = model.run();
    if (Number(model.info.get('primal_solution_status')) !== solutionStatus.feasible) return { found: false };
    const ones: string[] = [];
    model.getSolution().colValue.forEach((value, column) => {
      if (value > 0.5) ones.push(model.getColName(column));
    });
    const gap = run.modelStatus === modelStatus.optimal ? 0 : Number(model.info.get('mip_gap'));
    return { found: true, value: Math.round(model.getObjectiveValue()), gap, ones };
  });
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question), []));
