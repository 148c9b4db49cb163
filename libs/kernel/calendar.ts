/** Beijing keeps UTC+8 all year; days begin there, not in UTC. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Beijing, as `2026-01-31`. */
export function dayInBeijing(at: Date): string {
  return new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** Completed years at `now`, by the calendar of Beijing. */
export function ageAt(birthDate: string, now: Date): number {
  const today = dayInBeijing(now);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
