export { areaWithin } from './area.js';
export { checkFacts, factCatalogue } from './fact-catalogue.js';
export type {
  FactCatalogue,
  FactDefinition,
  FactProblem,
  Facts,
  FactSource,
  FactType,
  FactValue,
  Label,
  Language,
} from './fact-catalogue.js';
export type { Criterion, Interval, Leaf, Operand, Operator, Truth } from './criterion.js';
export { checkCriterion, CRITERION_LIMITS } from './check-criterion.js';
export type { CriterionProblem } from './check-leaf.js';
export { checkProgrammeCriterion } from './check-programme-criterion.js';
export { evaluate, failedFacts, outcomeOf } from './evaluate.js';
export type { LeafTrace, Outcome, Verdict } from './evaluate.js';
export type { NearMiss } from './near-misses.js';
export { explain } from './explain.js';
export { compileProgrammes } from './programme-index/programme-index.js';
export type {
  IndexedProgramme,
  ProgrammeIndex,
  ProgrammeMatches,
} from './programme-index/programme-index.js';
export { compileNeeds } from './need-index/need-index.js';
export type { NeedIndex } from './need-index/need-index.js';
export type { Reach } from './need-index/reach.js';
