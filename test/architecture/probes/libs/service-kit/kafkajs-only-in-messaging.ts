export type { Consumer } from 'kafkajs';
