interface Keyed {
  readonly key: string;
  readonly type: string;
}

/**
 * Cuts events into calls for set-wise handlers. A wave holds at most one event of a key, the n-th wave the
 * n-th events; inside a wave events of one type go together, in the order in which their types appear.
 */
export function callsOf<Event extends Keyed>(events: readonly Event[]): Event[][] {
  const waves: Map<string, Event[]>[] = [];
  const seen = new Map<string, number>();
  for (const event of events) {
    const turn = seen.get(event.key) ?? 0;
    seen.set(event.key, turn + 1);
    const wave = (waves[turn] ??= new Map());
    const call = wave.get(event.type);
    if (call) call.push(event);
    else wave.set(event.type, [event]);
  }
  return waves.flatMap((wave) => [...wave.values()]);
}
