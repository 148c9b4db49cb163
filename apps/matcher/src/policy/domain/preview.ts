import type { Facts } from '#eligibility';
import { type Policy, priorityClassOf } from './priority.js';

/** An open need, with the programmes for whose seats it waits. */
export interface WaitingNeed {
  readonly id: string;
  readonly facts: Facts;
  readonly priorityClass: number;
  readonly waitingSince: Date;
  readonly programmeIds: readonly string[];
}

export interface PolicyEffect {
  readonly openNeeds: number;
  /** How many open needs each class would have; the last entry, without a code, is all others. */
  readonly classes: readonly { readonly code: string | null; readonly needs: number }[];
  /** Needs whose class would come before or after the one that they have. */
  readonly earlier: number;
  readonly later: number;
  /** Waiting lists on which somebody's place would change, by programme. */
  readonly waitingLists: readonly {
    readonly programmeId: string;
    readonly waiting: number;
    readonly moved: number;
    /** Whether another need would be the first. */
    readonly firstChanges: boolean;
  }[];
}

interface Place {
  readonly need: WaitingNeed;
  readonly next: number;
}

/** What a draft policy would do to the needs that are open. Nothing is changed. */
export function previewPolicy(needs: readonly WaitingNeed[], draft: Policy): PolicyEffect {
  const places = needs.map((need): Place => ({ need, next: priorityClassOf(need.facts, draft) }));
  const codes = [...draft.classes.map(({ code }) => code), null];
  return {
    openNeeds: needs.length,
    classes: codes.map((code, at) => ({ code, needs: places.filter(({ next }) => next === at).length })),
    earlier: places.filter(({ need, next }) => next < need.priorityClass).length,
    later: places.filter(({ need, next }) => next > need.priorityClass).length,
    waitingLists: [...byProgramme(places)]
      .map(([programmeId, list]) => ({ programmeId, ...changesOf(list) }))
      .filter(({ moved }) => moved > 0)
      .sort((a, b) => b.moved - a.moved || (a.programmeId < b.programmeId ? -1 : 1)),
  };
}

function byProgramme(places: readonly Place[]): Map<string, Place[]> {
  const lists = new Map<string, Place[]>();
  for (const place of places) {
    for (const programmeId of place.need.programmeIds) {
      const list = lists.get(programmeId);
      if (list) list.push(place);
      else lists.set(programmeId, [place]);
    }
  }
  return lists;
}

function changesOf(list: readonly Place[]) {
  const now = list.toSorted((a, b) => a.need.priorityClass - b.need.priorityClass || inTurn(a, b));
  const next = list.toSorted((a, b) => a.next - b.next || inTurn(a, b));
  const moved = now.filter((place, at) => place !== next[at]).length;
  return { waiting: list.length, moved, firstChanges: now[0] !== next[0] };
}

/** Whoever has waited longer goes first. */
function inTurn({ need: a }: Place, { need: b }: Place): number {
  return a.waitingSince.getTime() - b.waitingSince.getTime() || (a.id < b.id ? -1 : 1);
}
