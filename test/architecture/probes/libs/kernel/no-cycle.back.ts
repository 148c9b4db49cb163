export { first } from './no-cycle.js';
export const second = 2;
