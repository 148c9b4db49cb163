export { Database, type DatabaseOptions } from './database.js';
export type { Log } from './log.js';
export { messagingMigrations } from './migrations/index.js';
export type { Once } from './once.js';
export { createTopics, topicOf, type TopicOptions } from './topics.js';
export { currentTrace, type Trace, withTrace } from './trace.js';
export type { Tx } from './tx.js';
