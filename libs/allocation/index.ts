export { allocate } from './allocate.js';
export type {
  Allocation,
  Certificate,
  ClosedSet,
  CutOff,
  RefusedCertificate,
  ServedCertificate,
  Swap,
} from './allocation.js';
export { bundleProgramme, readBundles } from './bundle.js';
export type { Budget, Bundle, BundleNeed, BundlePool, BundleRound } from './bundle.js';
export { stageText } from './integer-programme.js';
export type { IntegerProgramme, Objective } from './integer-programme.js';
export type { Choice, Pin, Pool, Problem, RoundInput, RoundNeed } from './problem.js';
export { verify, type Violation } from './verify.js';
