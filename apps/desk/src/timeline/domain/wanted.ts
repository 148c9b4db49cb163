import type { Wanted } from './names.js';
import type { TimelineEntry } from './entry.js';

/** The ids and codes that the sentences of these entries will name. */
export function wantedBy(entries: readonly TimelineEntry[]): Wanted {
  const wanted = { programmes: [], providers: [], areas: [], facts: [], lines: [] } as Record<
    keyof Wanted,
    string[]
  >;
  for (const { data } of entries) {
    if ('programmeId' in data) wanted.programmes.push(data.programmeId);
    if ('providerId' in data && data.providerId) wanted.providers.push(data.providerId);
    if ('areaCode' in data) wanted.areas.push(data.areaCode);
    if ('criterion' in data && data.criterion) wanted.facts.push(data.criterion);
    if ('items' in data) wanted.lines.push(...data.items.map((item) => item.code));
    if ('lineId' in data) wanted.lines.push(data.lineId);
    if ('lineIds' in data) wanted.lines.push(...data.lineIds);
    if ('nearest' in data) {
      wanted.programmes.push(...data.nearest.map((near) => near.programmeId));
      wanted.facts.push(...data.nearest.flatMap((near) => [...near.failed, ...near.missing]));
    }
  }
  return wanted;
}
