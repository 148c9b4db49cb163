/**
 * A place in the order of live events: by transaction, and inside it by the row. As text it is the id of the
 * event, `xid-pos`.
 */
export interface Position {
  readonly xid: bigint;
  readonly pos: bigint;
}

export function compare(a: Position, b: Position): number {
  if (a.xid !== b.xid) return a.xid < b.xid ? -1 : 1;
  if (a.pos !== b.pos) return a.pos < b.pos ? -1 : 1;
  return 0;
}

export function writePosition({ xid, pos }: Position): string {
  return `${xid}-${pos}`;
}

/** Undefined when the text is none of ours. */
export function readPosition(text: string): Position | undefined {
  const [, xid, pos] = /^(\d{1,19})-(\d{1,18})$/.exec(text) ?? [];
  return xid === undefined || pos === undefined ? undefined : { xid: BigInt(xid), pos: BigInt(pos) };
}
