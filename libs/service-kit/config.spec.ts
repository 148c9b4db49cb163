import { describe, expect, it } from '@jest/globals';
import { ConfigError, readServiceConfig } from './config.js';

const enough = { DATABASE_URL: 'postgres://a@localhost/b', KAFKA_BROKERS: 'localhost:1,localhost:2' };

describe('readServiceConfig', () => {
  it('fills in what has a default and freezes the result', () => {
    const config = readServiceConfig(enough, { port: 3001 });
    expect(config).toMatchObject({
      port: 3001,
      topicPrefix: 'liandong',
      brokers: ['localhost:1', 'localhost:2'],
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('reads numbers from text', () => {
    expect(readServiceConfig({ ...enough, PORT: '0' }, { port: 3001 }).port).toBe(0);
  });

  it.each([
    [{}, 'DATABASE_URL'],
    [{ ...enough, PORT: 'eighty' }, 'PORT'],
    [{ ...enough, DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ ...enough, LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('names the variable that is wrong: %j', (environment, name) => {
    expect(() => readServiceConfig(environment, { port: 1 })).toThrow(ConfigError);
    expect(() => readServiceConfig(environment, { port: 1 })).toThrow(name);
  });
});
