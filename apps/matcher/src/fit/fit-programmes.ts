import { Injectable } from '@nestjs/common';
import {
  explain,
  type FactCatalogue,
  type FactSource,
  type Label,
  type Language,
  type Verdict,
} from '#eligibility';
import { Clock, dayInBeijing } from '#kernel';
import { Database } from '#messaging';
import { priorityClassOf } from '../policy/domain/priority.js';
import { ProgrammeBook } from '../programme/programme-book.js';
import type { RoutableNeed } from '../routing/domain/route-need.js';
import { expectedWaitOf } from './domain/expected-wait.js';
import { type RankedProgramme, type Ranking, rankProgrammes } from './domain/rank-programmes.js';
import { type ProgrammeQueue, QueueQuery } from './queue.query.js';

interface FitInput {
  readonly need: RoutableNeed;
  /** Its place in the order of waiting lists; a need that is not filed would come last of its class. */
  readonly waiting?: { readonly priorityClass: number; readonly waitingSince: Date };
  /** Reasons by programme that is passed over. */
  readonly excluded: ReadonlyMap<string, string>;
  readonly catalogue: FactCatalogue;
  readonly language: Language;
  readonly limit: number;
}

interface FitProgrammeView {
  programmeId: string;
  version: number;
  name: Label;
  outcome: RankedProgramme['outcome'];
  /** 1 is the first choice; null when it is no candidate. */
  place: number | null;
  verdict: Verdict;
  reasons: string[];
  /** Facts to find out, and who can supply them. */
  ask: { fact: string; label: Label | null; suppliedBy: FactSource[] }[];
  capacity: { unit: string; perMatch: number; free: number };
  waiting: number;
  /** Its place on the waiting list; null when it is not there. */
  waitingPlace: number | null;
  /** An estimate, see expectedWaitOf; null when unknown. */
  expectedWaitDays: number | null;
  /** Why it is passed over for this need. */
  excludedFor: string | null;
}

export interface FitView {
  /** The day in Beijing, for the programmes' windows. */
  today: string;
  counts: Ranking['counts'];
  programmes: FitProgrammeView[];
}

/** Every programme's answer to a need, filed or not, with reasons and prospects. Stores nothing. */
@Injectable()
export class FitProgrammes {
  constructor(
    private readonly database: Database,
    private readonly book: ProgrammeBook,
    private readonly queues: QueueQuery,
    private readonly clock: Clock,
  ) {}

  async execute(input: FitInput): Promise<FitView> {
    const { need, excluded, limit } = input;
    const now = this.clock.now();
    const today = dayInBeijing(now);
    const { all, policy } = await this.database.transaction((tx) => this.book.open(tx));
    const given = { excluded: new Set(excluded.keys()), today, limit };
    const { counts, ranked } = rankProgrammes(need, all, given);
    const waiting = input.waiting ?? {
      priorityClass: priorityClassOf(need.facts, policy),
      waitingSince: now,
    };
    const ids = ranked.map(({ programme }) => programme.programmeId);
    const queues = await this.queues.of(ids, { id: need.id, ...waiting }, now);
    const programmes = ranked.flatMap((one) => {
      const queue = queues.get(one.programme.programmeId);
      return queue ? [viewOf(one, queue, input)] : [];
    });
    return { today, counts, programmes };
  }
}

function viewOf(
  { programme, outcome, place, verdict }: RankedProgramme,
  queue: ProgrammeQueue,
  { excluded, catalogue, language }: FitInput,
): FitProgrammeView {
  const { programmeId, version, name, capacity } = programme;
  return {
    programmeId,
    version,
    name,
    outcome,
    place,
    verdict,
    reasons: explain(verdict, catalogue, language),
    ask: verdict.missing.map((fact) => askFor(fact, catalogue)),
    capacity: { unit: capacity.unit, perMatch: capacity.perMatch, free: queue.free },
    waiting: queue.waiting,
    waitingPlace: queue.waits ? queue.ahead + 1 : null,
    expectedWaitDays: expectedWaitOf(queue),
    excludedFor: excluded.get(programmeId) ?? null,
  };
}

function askFor(fact: string, catalogue: FactCatalogue): FitProgrammeView['ask'][number] {
  const definition = catalogue.get(fact);
  return { fact, label: definition?.label ?? null, suppliedBy: [...(definition?.suppliedBy ?? [])] };
}
