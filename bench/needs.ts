import { type Consumer, Kafka, logLevel, Partitioners } from 'kafkajs';
import type { NeedState, ProgrammeState } from '#contracts';
import { newId } from '#kernel';
import { topicOf } from '#messaging';
import type { Place } from './place.js';

const CATEGORIES = ['study-space', 'companionship', 'small-wish', 'meals'];

/** A need like those of the example data, the n-th of many. */
export function aNeed(n: number): NeedState {
  return {
    needId: newId(),
    householdId: newId(),
    category: CATEGORIES[n % CATEGORIES.length]!,
    items: [
      { code: 'desk', quantity: 1 },
      { code: 'bed', quantity: 1 },
    ],
    urgency: 'routine',
    areaCode: `1101010${String(1 + (n % 17)).padStart(2, '0')}${String(1 + (n % 10)).padStart(3, '0')}`,
    facts: {
      ageYears: 5 + (n % 70),
      hardship: ['low-income'],
      'housing.ownSleepingSpace': n % 2 === 0,
      livesAlone: n % 3 === 0,
    },
    disputedFacts: [],
    waitingSince: new Date().toISOString(),
  };
}

/** Twelve programmes over the categories, with room for everybody. */
export function programmes(): ProgrammeState[] {
  return Array.from({ length: 12 }, (_, n) => ({
    programmeId: newId(),
    version: 1,
    status: 'published' as const,
    providerId: newId(),
    name: { zh: `项目 ${n}`, en: `Programme ${n}` },
    categories: [CATEGORIES[n % CATEGORIES.length]!],
    items: n % 2 === 0 ? ['desk', 'bed'] : ['desk'],
    criteria: {
      all: [
        { fact: 'ageYears', between: [n < 4 ? 0 : 5, n < 4 ? 120 : 40] as const },
        { fact: 'hardship', overlaps: ['low-income', 'dibao'] },
        {
          any: [
            { fact: 'livesAlone', is: n % 2 === 0 },
            { fact: 'ageYears', between: [0, null] as const },
          ],
        },
      ],
    },
    serviceArea: ['110101'],
    capacity: { unit: 'households' as const, total: 10_000_000, perMatch: 1 },
    window: { from: '2026-01-01', until: null },
    decision: { confirmedBy: 'coordinator' as const, decidedBy: 'officer' as const },
    leadDays: 10 + n,
    plan: [
      {
        lineId: 'desk',
        kind: 'item' as const,
        label: { zh: '书桌', en: 'desk' },
        quantity: 1,
        unit: 'piece',
      },
    ],
  }));
}

export function kafkaOf(place: Place): Kafka {
  return new Kafka({ clientId: 'bench', brokers: [...place.brokers], logLevel: logLevel.NOTHING });
}

function headersOf(type: string, subject: string): Record<string, string> {
  const id = newId();
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: type,
    ce_source: 'bench',
    ce_subject: subject,
    ce_time: new Date().toISOString(),
    ce_sequence: '1',
    ce_dataversion: '1',
    ce_contractrevision: '1',
    ce_correlationid: id,
    'content-type': 'application/json',
  };
}

/** Puts events on a stream as another service's relay would. */
export async function produce(
  place: Place,
  stream: 'needs' | 'programmes',
  type: string,
  data: readonly object[],
  keyOf: (event: never) => string,
): Promise<void> {
  const producer = kafkaOf(place).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  for (let from = 0; from < data.length; from += 2_000) {
    const messages = data.slice(from, from + 2_000).map((event) => {
      const key = keyOf(event as never);
      return { key, value: JSON.stringify(event), headers: headersOf(type, key) };
    });
    await producer.send({ topic: topicOf(place.topicPrefix, stream), messages, acks: -1 });
  }
  await producer.disconnect();
}

/** Reads a stream from its end and tells each key as it arrives. */
export async function watch(place: Place, stream: 'matches', seen: (key: string) => void): Promise<Consumer> {
  const consumer = kafkaOf(place).consumer({ groupId: `bench-${newId()}`, maxWaitTimeInMs: 20 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topicOf(place.topicPrefix, stream)], fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    eachBatch: async ({ batch }) => batch.messages.forEach(({ key }) => seen(String(key))),
  });
  await joined;
  return consumer;
}
