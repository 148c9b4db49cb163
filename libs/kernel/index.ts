export { assertNever } from './assert-never.js';
export { ageAt, dayInBeijing } from './calendar.js';
export { Clock, SystemClock } from './clock.js';
export { DomainError } from './domain-error.js';
export { newId } from './id.js';
