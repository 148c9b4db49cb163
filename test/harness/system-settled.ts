import { lagOf, topicEnds } from './kafka-dump.js';
import { eventually } from './servers.js';
import { SERVICES, type ServiceName, type System } from './system.js';

const CONSUMES: Readonly<Record<ServiceName, readonly string[]>> = {
  intake: ['matches', 'catalogue'],
  registry: ['matches'],
  matcher: ['needs', 'programmes', 'catalogue'],
  desk: ['needs', 'programmes', 'matches', 'consents', 'catalogue'],
};

export const topicsOf = ({ topicPrefix }: System, consumer: ServiceName) =>
  CONSUMES[consumer].map((stream) => `${topicPrefix}.${stream}.v1`);

/** What a service still has to do, or nothing: unsent events, unread events, needs that are to be routed. */
async function unfinished(system: System, name: ServiceName): Promise<string[]> {
  const [outbox] = await system.query<{ rows: number }>(name, 'select count(*)::int as rows from outbox');
  const lag = await lagOf(system, name, topicsOf(system, name));
  const due =
    name === 'matcher'
      ? await system.query<{ id: string }>(
          name,
          `select id::text from need where due and status = 'open' and match_id is null
           union all select id::text from programme where freed`,
        )
      : [];
  return [
    ...(outbox!.rows > 0 ? [`${name}: ${outbox!.rows} events in the outbox`] : []),
    ...(lag > 0 ? [`${name}: ${lag} events behind`] : []),
    ...(due.length > 0 ? [`${name}: ${due.length} to be routed`] : []),
  ];
}

async function sizeOf(system: System): Promise<number> {
  const ends = await topicEnds(system);
  return [...ends.values()].flatMap((topic) => [...topic.values()]).reduce((a, b) => a + b, 0);
}

/**
 * Resolves when nothing is under way any more: outboxes empty, every consumer at the end of its topics, nothing to be
 * routed; looked at twice, with no event in between, as one event may be the cause of another.
 */
export async function settled(system: System, deadlineMs = 60_000): Promise<void> {
  await eventually(async () => {
    const before = await sizeOf(system);
    const left = (await Promise.all(SERVICES.map((name) => unfinished(system, name)))).flat();
    if (left.length > 0) throw new Error(`Not settled: ${left.join('; ')}`);
    if ((await sizeOf(system)) !== before) throw new Error('Not settled: events still come.');
  }, deadlineMs);
}
