import type { DataOf, WantedItem } from '#contracts';
import type { Label, Names, Wanted } from '../../timeline/domain/names.js';
import type { BoardColumn } from '../domain/columns.js';

type Unrouted = Pick<DataOf<'need.unrouted'>, 'decisionId' | 'counts' | 'nearest'>;

/** A card as it is stored. What is null has not been told yet, or does not apply. */
export interface CardRow {
  needId: string;
  column: BoardColumn;
  since: Date;
  category: string | null;
  items: WantedItem[] | null;
  urgency: string | null;
  areaCode: string | null;
  waitingSince: Date | null;
  needVersion: number;
  matchId: string | null;
  matchVersion: number | null;
  programmeId: string | null;
  providerId: string | null;
  progress: { recorded: number; planned: number } | null;
  unrouted: Unrouted | null;
}

interface Named {
  code: string;
  label: Label | null;
}

interface NearProgramme {
  programmeId: string;
  name: Label | null;
  outcome: Unrouted['nearest'][number]['outcome'];
  /** Facts that do not fulfil its criteria, and those that are not known yet. */
  failed: Named[];
  missing: Named[];
}

/** A card as it is shown: with names, as far as they are known. */
export interface CardView extends Omit<CardRow, 'items' | 'programmeId' | 'providerId' | 'unrouted'> {
  items: (WantedItem & { label: Label | null })[];
  areaName: string | null;
  programme: { id: string; name: Label | null } | null;
  provider: { id: string; name: Label | null } | null;
  unrouted: { decisionId: string; counts: Unrouted['counts']; nearest: NearProgramme[] } | null;
}

export function namesWantedBy(cards: readonly CardRow[]): Wanted {
  const nearest = cards.flatMap((card) => card.unrouted?.nearest ?? []);
  return {
    programmes: known([...cards.map((card) => card.programmeId), ...nearest.map((near) => near.programmeId)]),
    providers: known(cards.map((card) => card.providerId)),
    areas: known(cards.map((card) => card.areaCode)),
    facts: nearest.flatMap((near) => [...near.failed, ...near.missing]),
    lines: cards.flatMap((card) => (card.items ?? []).map((item) => item.code)),
  };
}

const known = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);

export function cardView({ programmeId, providerId, unrouted, ...card }: CardRow, names: Names): CardView {
  const facts = (keys: readonly string[]) => keys.map((code) => ({ code, label: names.facts[code] ?? null }));
  return {
    ...card,
    items: (card.items ?? []).map((item) => ({ ...item, label: names.lines[item.code] ?? null })),
    areaName: names.areas[card.areaCode ?? '']?.zh ?? null,
    programme: programmeId ? { id: programmeId, name: names.programmes[programmeId] ?? null } : null,
    provider: providerId ? { id: providerId, name: names.providers[providerId] ?? null } : null,
    unrouted: unrouted && {
      ...unrouted,
      nearest: unrouted.nearest.map(({ failed, missing, ...near }) => ({
        ...near,
        name: names.programmes[near.programmeId] ?? null,
        failed: facts(failed),
        missing: facts(missing),
      })),
    },
  };
}
