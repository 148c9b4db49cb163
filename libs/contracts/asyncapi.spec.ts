import { describe, expect, it } from '@jest/globals';
import { asyncApiOf } from './asyncapi.js';
import { contracts } from './contracts.js';

const sample = { needId: 'n' };
const document = asyncApiOf({
  consumers: { matcher: ['needs'], desk: ['needs', 'catalogue'] },
  samples: { 'need.met.v1': sample },
  topicPrefix: 'test',
  partitions: 3,
});

describe('asyncApiOf', () => {
  it('describes each event once, on the channel of its stream', () => {
    const names = contracts.map(({ type, version }) => `${type}.v${version}`);
    expect(Object.keys(document.components.messages)).toEqual(names);
    for (const { type, version, stream } of contracts) {
      expect(Object.keys(document.channels[stream]!.messages)).toContain(`${type}.v${version}`);
    }
  });

  it('says which field is the key', () => {
    const keyOf = (name: string) => document.components.messages[name]!.bindings.kafka.key.description;
    expect(keyOf('need.filed.v1')).toBe('needId of the data');
    expect(keyOf('match.accepted.v1')).toBe('needId of the data');
    expect(keyOf('area.listed.v1')).toBe('code of the data');
  });

  it('says who sends and who listens, with the group that a listener is in', () => {
    const { operations } = document;
    expect(Object.keys(operations)).toEqual([
      'desk.receive.catalogue',
      'desk.receive.needs',
      'intake.send.consents',
      'intake.send.needs',
      'matcher.receive.needs',
      'matcher.send.matches',
      'registry.send.catalogue',
      'registry.send.programmes',
    ]);
    expect(operations['matcher.receive.needs']!.bindings!.kafka.groupId.enum).toEqual(['test.matcher']);
  });

  it('shows the golden sample of an event', () => {
    expect(document.components.messages['need.met.v1']!.examples).toEqual([
      { name: 'sample', payload: sample },
    ]);
  });
});
