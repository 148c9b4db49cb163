export { second } from './no-cycle.back.js';
export const first = 1;
