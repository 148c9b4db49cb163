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
export type { Choice, Pin, Pool, Problem, RoundInput, RoundNeed } from './problem.js';
export { verify, type Violation } from './verify.js';
