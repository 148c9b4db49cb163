export * from './catalogue.events.js';
export * from './consent.events.js';
export { defineContract, type EventContract, type Stream, STREAMS } from './contract.js';
export { contractOf, contracts, type EventType, REVISION } from './contracts.js';
export type { DataOf, EventEnvelope, NewEvent } from './event.js';
export * from './match.events.js';
export * from './need.events.js';
export * from './policy.events.js';
export * from './programme.events.js';
