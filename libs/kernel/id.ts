const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

// Asking for randomness costs more than all the rest: it is had for many ids at once.
const pool = new Uint8Array(4096);
let used = pool.length;

/** A UUID version 7 (RFC 9562): its first 48 bits are the milliseconds since 1970, so ids sort by age. */
export function newId(now: number = Date.now()): string {
  if (used + 10 > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const time = now.toString(16).padStart(12, '0');
  const random = (at: number) => HEX[pool[used + at]!]!;
  const version = HEX[(pool[used]! & 0x0f) | 0x70]!;
  const variant = HEX[(pool[used + 2]! & 0x3f) | 0x80]!;
  const id =
    `${time.slice(0, 8)}-${time.slice(8)}-${version}${random(1)}-${variant}${random(3)}-` +
    `${random(4)}${random(5)}${random(6)}${random(7)}${random(8)}${random(9)}`;
  used += 10;
  return id;
}
