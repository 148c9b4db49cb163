import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { DomainError } from '#kernel';
import { isUnavailable } from './unavailable.js';

const coded = (code: string) => Object.assign(new Error(code), { code });
const failedQuery = (error: Error) => new QueryFailedError('select 1', [], error);

describe('isUnavailable', () => {
  it.each([
    ['connection refused', coded('ECONNREFUSED')],
    ['every address refused', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
    ['administrator shutdown', failedQuery(coded('57P01'))],
    ['starting up', coded('57P03')],
    ['deadlock', failedQuery(coded('40P01'))],
    ['serialization failure', failedQuery(coded('40001'))],
    ['disk full', failedQuery(coded('53100'))],
    ['too many connections', coded('53300')],
    ['lost connection', new Error('Connection terminated unexpectedly')],
    ['wrapped', new Error('outer', { cause: coded('ECONNRESET') })],
  ])('says yes: %s', (_, error) => expect(isUnavailable(error)).toBe(true));

  it.each([
    ['a rule', new DomainError('need.already-withdrawn')],
    ['a broken constraint', failedQuery(coded('23505'))],
    ['a wrong statement', failedQuery(coded('42P01'))],
    ['an aborted transaction', failedQuery(coded('25P02'))],
    ['a fault in code', new TypeError('x is not a function')],
    ['nothing', undefined],
    ['text', 'ECONNREFUSED'],
  ])('says no: %s', (_, error) => expect(isUnavailable(error)).toBe(false));
});
