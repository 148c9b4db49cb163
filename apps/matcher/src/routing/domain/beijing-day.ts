const OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Beijing, which keeps UTC+8 all year. */
export function beijingDay(now: Date): string {
  return new Date(now.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}
