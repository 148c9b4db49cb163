const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Beijing, as `2026-01-31`. */
export function dayInBeijing(at: Date): string {
  return new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}
