import { describe, expect, it } from '@jest/globals';
import { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSNumberOfRetriesExceeded } from 'kafkajs';
import { crashOf } from './crash.js';

const retried = (cause: Error) =>
  new KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 3, retryTime: 100, cause } as never);
const protocol = (type: string) =>
  Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type, retriable: true });

describe('crashOf', () => {
  it.each([
    ['a refused connection', new KafkaJSConnectionError('connect ECONNREFUSED'), 'away'],
    ['the same after retries', retried(new KafkaJSConnectionError('connect ECONNREFUSED')), 'away'],
    ['a coordinator that loads', retried(protocol('GROUP_LOAD_IN_PROGRESS')), 'away'],
    ['a session that ended', protocol('UNKNOWN_MEMBER_ID'), 'passing'],
    ['what failed again and again', retried(new Error('relation "inbox" does not exist')), 'passing'],
    ['what kafkajs gives up', new KafkaJSNonRetriableError('no'), 'final'],
    ['a fault in code', new TypeError('x is not a function'), 'final'],
  ])('%s', (_, error, crash) => expect(crashOf(error)).toBe(crash));
});
