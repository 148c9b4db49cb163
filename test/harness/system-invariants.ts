import type { DumpedMessage } from './kafka-dump.js';
import { dumpTopics, lagOf } from './kafka-dump.js';
import { SERVICES, type ServiceName, type System } from './system.js';
import { topicsOf } from './system-settled.js';

const LIVE = `('proposed', 'applied', 'accepted', 'delivering', 'delivered', 'disputed')`;

/** What each consumer does something about; it passes over everything else. */
const HEARS: Readonly<Record<ServiceName, RegExp>> = {
  intake: /^(area|fact)\.|^match\.(?!line-delivered)/,
  registry: /^match\.(proposed|declined|expired|withdrawn|confirmed)$/,
  matcher: /^(fact|need|policy|programme)\./,
  desk: /^(?!policy\.)/,
};

interface Known {
  readonly id: string;
}

interface Event {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly sequence: number;
  readonly topic: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Everything in a settled system that contradicts I1–I7, in words: lost or doubled effects, gaps, rows without an event
 * and the other way round, left-overs, overdrawn capacity. `acknowledged` are ids of needs that callers were given.
 */
export async function contradictions(
  system: System,
  acknowledged: readonly string[] = [],
): Promise<string[]> {
  const events = eventsOf(await dumpTopics(system));
  const found = await Promise.all([
    nothingIsLost(system, acknowledged, events),
    oneEffectEach(system, events),
    inOrder(system, events),
    rowsAndEventsAgree(system, events),
    nothingIsLeft(system),
    capacityHolds(system),
  ]);
  return found.flat();
}

function eventsOf(messages: readonly DumpedMessage[]): Event[] {
  const seen = new Set<string>();
  const events = messages.map(({ topic, key, headers, value }) => ({
    id: headers['ce_id'] ?? '',
    type: headers['ce_type'] ?? '',
    sequence: Number(headers['ce_sequence']),
    key,
    topic,
    data: JSON.parse(value || '{}') as Event['data'],
  }));
  // At least once is what the broker promises: a copy of an event that was sent before says nothing new.
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}

const idsOf = async (system: System, service: 'intake' | 'matcher' | 'desk', sql: string) =>
  new Set((await system.query<Known>(service, sql)).map(({ id }) => id));

const missingIn = (wanted: Iterable<string>, there: ReadonlySet<string>, what: string) =>
  [...wanted].filter((id) => !there.has(id)).map((id) => `${what}: ${id}`);

/** I1: ledger ⊆ intake ⊆ Kafka ⊆ matcher, desk. */
async function nothingIsLost(system: System, acknowledged: readonly string[], events: readonly Event[]) {
  const intake = await idsOf(system, 'intake', 'select id from need');
  const matcher = await idsOf(system, 'matcher', 'select id from need');
  const desk = await idsOf(system, 'desk', 'select need_id as id from card');
  const filed = new Set(events.filter(({ type }) => type === 'need.filed').map(({ key }) => key));
  return [
    ...missingIn(acknowledged, intake, 'I1 acknowledged but not in intake'),
    ...missingIn(intake, filed, 'I1 in intake but not on Kafka'),
    ...missingIn(filed, matcher, 'I1 on Kafka but not in matcher'),
    ...missingIn(filed, desk, 'I1 on Kafka but not at desk'),
    ...missingIn([...matcher, ...desk], intake, 'I6 known elsewhere but not in intake'),
  ];
}

/** I2: every event was taken once by each consumer; a need has one live match at most, or a reason why it has none. */
async function oneEffectEach(system: System, events: readonly Event[]) {
  const taken = SERVICES.map(async (name) => {
    const topics = new Set(topicsOf(system, name));
    const heard = events.filter(({ topic, type }) => topics.has(topic) && HEARS[name].test(type));
    const wanted = heard.map(({ id }) => id);
    const rows = await system.query<Known>(name, `select event_id as id from inbox where state = 'done'`);
    const there = new Set(rows.map(({ id }) => id));
    const extra = rows.length === wanted.length ? [] : [`I2 ${name}: ${rows.length} of ${wanted.length}`];
    return [...extra, ...missingIn(wanted, there, `I2 event without effect in ${name}`)];
  });
  const twice = await system.query<Known>(
    'matcher',
    `select need_id as id from match where state in ${LIVE} group by 1 having count(*) > 1`,
  );
  const stalled = await system.query<Known>(
    'matcher',
    `select n.id from need n left join decision d on d.id = n.decision_id
     where n.status = 'open' and case when n.match_id is null
       then d.why is null or d.why->'counts' = '{}'
       else not exists (select from match m where m.id = n.match_id and m.need_id = n.id
         and m.state in ('confirmed', 'proposed', 'applied', 'accepted', 'delivering', 'delivered', 'disputed')) end`,
  );
  return [
    ...(await Promise.all(taken)).flat(),
    ...twice.map(({ id }) => `I2 need with two live matches: ${id}`),
    ...stalled.map(({ id }) => `I2 need that is neither matched nor unrouted with a reason: ${id}`),
  ];
}

/** I3: per stream and key 1…n, on Kafka in the order of offsets and at desk in the order of the timeline. */
async function inOrder(system: System, events: readonly Event[]) {
  const last = new Map<string, number>();
  const gaps = events.flatMap(({ topic, key, type, sequence }) => {
    const before = last.get(topic + key) ?? 0;
    last.set(topic + key, sequence);
    return sequence === before + 1 ? [] : [`I3 on ${topic}: ${key} ${type} ${before} → ${sequence}`];
  });
  const atDesk = await system.query<Known>(
    'desk',
    `select distinct need_id || ' ' || stream as id from (
       select need_id, stream, sequence, row_number() over (partition by need_id, stream order by at, sequence) as place
       from timeline_entry where need_id is not null) entry
     where sequence <> place`,
  );
  return [...gaps, ...atDesk.map(({ id }) => `I3 timeline at desk: ${id}`)];
}

/** I4, I6: a match, a decision, a version of a need for each event, and an event for each of them. */
async function rowsAndEventsAgree(system: System, events: readonly Event[]) {
  const told = (type: RegExp, id: string) =>
    new Set(events.filter((event) => type.test(event.type)).map(({ data }) => data[id]!));
  const matches = await idsOf(system, 'matcher', 'select id from match');
  const decisions = await idsOf(system, 'matcher', 'select id from decision');
  const versions = await idsOf(system, 'intake', `select id || '/' || version as id from need`);
  const newest = new Map(
    events.filter(({ topic }) => topic.endsWith('.needs.v1')).map(({ key, sequence }) => [key, sequence]),
  );
  const decided = told(/^(match\.proposed|need\.unrouted)$/, 'decisionId');
  return [
    ...missingIn(matches, told(/^match\.proposed$/, 'matchId'), 'I4 match without event'),
    ...missingIn(told(/^match\./, 'matchId'), matches, 'I6 event without match'),
    ...missingIn(decisions, decided, 'I4 decision without event'),
    ...missingIn(decided, decisions, 'I6 event without decision'),
    ...missingIn(
      [...newest].map(([id, sequence]) => `${id}/${sequence}`),
      versions,
      'I4 version of a need',
    ),
  ];
}

/** I5: no event unsent, unread or set aside; no lane with an owner that is gone. */
async function nothingIsLeft(system: System) {
  const perService = SERVICES.map(async (name) => {
    const [left] = await system.query<Record<string, number>>(
      name,
      `select (select count(*)::int from outbox) as outbox, (select count(*)::int from dead_letter) as dead,
         (select count(*)::int from parked_key) as parked,
         (select count(*)::int from relay_lane l where owner is not null
            and not exists (select from relay_owner o where o.owner = l.owner and o.expires_at > now())) as orphaned`,
    );
    const lag = await lagOf(system, name, topicsOf(system, name));
    return Object.entries({ ...left, lag }).flatMap(([what, count]) =>
      count === 0 ? [] : [`I5 ${name}: ${what} ${count}`],
    );
  });
  return (await Promise.all(perService)).flat();
}

/** I7: held + used ≤ total, and both are what the matches say. */
async function capacityHolds(system: System) {
  const wrong = await system.query<Known>(
    'matcher',
    `select p.id || ' held ' || p.held || ' used ' || p.used || ' of ' || p.total || ', matches say '
       || coalesce(m.live, 0) || ' and ' || coalesce(m.used, 0) as id
     from programme p left join (
       select programme_id, sum(units) filter (where state in ${LIVE}) as live,
         sum(units) filter (where state = 'confirmed') as used from match group by 1) m on m.programme_id = p.id
     where p.held + p.used > p.total or p.held <> coalesce(m.live, 0) or p.used <> coalesce(m.used, 0)`,
  );
  return wrong.map(({ id }) => `I7 ${id}`);
}
