import { describe, expect, it } from '@jest/globals';
import { previewPolicy, type WaitingNeed } from './preview.js';

const label = { zh: '类', en: 'class' };
const draft = {
  version: 0,
  classes: [{ code: 'orphans', label, criterion: { fact: 'hardship', overlaps: ['orphan'] } }],
};
const need = (id: string, hardship: string[], more: Partial<WaitingNeed> = {}): WaitingNeed => ({
  id,
  facts: { values: { hardship }, disputed: [] },
  priorityClass: 1,
  waitingSince: new Date(`2026-11-0${id}T00:00:00Z`),
  programmeIds: ['p'],
  ...more,
});

describe('previewPolicy', () => {
  it('tells how many needs change their class, and whose turn changes on which list', () => {
    const needs = [need('1', []), need('2', ['orphan']), need('3', ['orphan'], { programmeIds: ['q'] })];
    expect(previewPolicy(needs, draft)).toEqual({
      openNeeds: 3,
      classes: [
        { code: 'orphans', needs: 2 },
        { code: null, needs: 1 },
      ],
      earlier: 2,
      later: 0,
      waitingLists: [{ programmeId: 'p', waiting: 2, moved: 2, firstChanges: true }],
    });
  });

  it('changes nothing where the classes are as they were', () => {
    const needs = [need('1', []), need('2', ['orphan'], { priorityClass: 0 })];
    expect(previewPolicy(needs, draft)).toMatchObject({ earlier: 0, later: 0, waitingLists: [] });
  });
});
