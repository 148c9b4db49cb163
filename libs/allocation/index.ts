export type { Choice, Pin, Pool, RoundNeed } from './problem.js';
