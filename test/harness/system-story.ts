import { readFileSync } from 'node:fs';
import { eventually } from './servers.js';
import type { Http } from './system-http.js';
import { root } from './system-process.js';
import type { System } from './system.js';

export interface MatchView {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly needId: string;
  readonly programmeId: string;
  readonly decisionId: string;
  readonly plan: readonly string[];
}

interface Label {
  readonly zh: string;
  readonly en: string;
}

interface DecisionView {
  readonly programmeId: string | null;
  readonly why: { readonly counts: Record<string, number> } | null;
  readonly programmes: readonly {
    readonly programmeId: string;
    readonly name: Label;
    readonly outcome: string;
    readonly place: number | null;
    readonly reasons: readonly string[];
  }[];
}

export interface ProgrammeView {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly providerId: string;
  readonly name: Label;
  readonly plan: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly capacity: { readonly unit: string; readonly total: number };
}

interface Capacity {
  readonly total: number;
  readonly held: number;
  readonly used: number;
  readonly free: number;
}

export interface TimelineEntry {
  readonly type: string;
  readonly stream: string;
  readonly sequence: number;
  readonly at: string;
  readonly sentence: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Card {
  readonly column: string;
  readonly matchId: string | null;
  readonly programme: { readonly id: string; readonly name: Label | null } | null;
  readonly unrouted: { readonly counts: Record<string, number>; readonly nearest: unknown[] } | null;
}

interface Person {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly age: number;
  readonly key: string;
}

export interface ExampleHousehold {
  readonly key: string;
  readonly areaCode: string;
  readonly address: string;
  readonly phone?: string;
  readonly members: readonly Person[];
  readonly visits: readonly { readonly workers: readonly string[]; readonly notes?: string }[];
}

/** A file of data/dongcheng. */
export function example<Data>(file: string): Data {
  return JSON.parse(readFileSync(`${root}/data/dongcheng/${file}`, 'utf8')) as Data;
}

/** The codes of all communities. */
export function communities(): string[] {
  const rows = readFileSync(`${root}/data/dongcheng/areas.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
  return rows.map((row) => row.split(',')[0]!).filter((code) => code.length === 12);
}

/** What people of the story do, each through desk. */
export class Story {
  readonly desk: Http;
  readonly intake: Http;
  readonly registry: Http;
  readonly matcher: Http;

  constructor(system: System) {
    this.desk = system.desk;
    [this.intake, this.registry, this.matcher] = [
      system.behindDesk('intake'),
      system.behindDesk('registry'),
      system.behindDesk('matcher'),
    ];
  }

  async programme(nameZh: string): Promise<ProgrammeView> {
    const all = await this.registry.list<ProgrammeView>('/programmes');
    return all.find(({ name }) => name.zh === nameZh)!;
  }

  async capacity(programmeId: string): Promise<Capacity> {
    return (await this.matcher.get<{ capacity: Capacity }>(`/programmes/${programmeId}`)).capacity;
  }

  async matches(needId: string): Promise<MatchView[]> {
    return this.matcher.list<MatchView>(`/matches?needId=${needId}`);
  }

  /** The match that a need has come to, once `is` is true of it. */
  match(needId: string, is: (match: MatchView) => boolean): Promise<MatchView> {
    return eventually(async () => {
      const all = await this.matches(needId);
      const found = all.find(is);
      if (!found) throw new Error(`No such match yet: ${JSON.stringify(all)}`);
      return found;
    });
  }

  /** One transition; resolves to the match as it is then. */
  async move(match: Pick<MatchView, 'id' | 'version'>, verb: string, body?: unknown): Promise<MatchView> {
    const path = `/matches/${match.id}/transitions/${verb}`;
    await this.matcher.post(path, body, { version: match.version });
    return this.matcher.get<MatchView>(`/matches/${match.id}`);
  }

  decision(id: string, language = 'zh-CN'): Promise<DecisionView> {
    return this.matcher.get<DecisionView>(`/decisions/${id}`, { language });
  }

  async timeline(needId: string, language = 'zh-CN'): Promise<TimelineEntry[]> {
    const { entries } = await this.desk.get<{ entries: TimelineEntry[] }>(`/api/timeline/${needId}`, {
      language,
    });
    return entries;
  }

  card(needId: string): Promise<Card> {
    return this.desk.get<Card>(`/api/board/${needId}`);
  }
}
