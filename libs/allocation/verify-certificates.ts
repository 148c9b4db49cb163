import type { Allocation, Certificate, RefusedCertificate, ServedCertificate } from './allocation.js';
import { choiceOf, type Inquiry } from './verify-input.js';

/** Every need has one certificate, in priority order, that says what the seats say. */
export function checkCertificates({ certificates }: Allocation, inquiry: Inquiry): void {
  const { ground, report } = inquiry;
  const seen = new Uint8Array(ground.needIds.length);
  for (const [index, certificate] of certificates.entries()) {
    const need = ground.needAt.get(certificate.needId);
    if (need === undefined) {
      report('certificate-unknown', certificate.needId);
      continue;
    }
    if (seen[need] === 1) report('certificate-twice', certificate.needId);
    seen[need] = 1;
    if (ground.order[index] !== need) report('certificate-order', certificate.needId);
    if (ground.position[need] !== certificate.position) report('certificate-position', certificate.needId);
    if (!saysWhatIs(certificate, need, inquiry)) report('certificate-untrue', certificate.needId);
  }
  for (const [need, id] of ground.needIds.entries()) if (seen[need] === 0) report('certificate-missing', id);
}

function saysWhatIs(certificate: Certificate, need: number, inquiry: Inquiry): boolean {
  if (certificate.outcome === 'not-served') return refusedAsSaid(certificate, need, inquiry);
  return servedAsSaid(certificate, need, inquiry) && couldSwap(certificate, need, inquiry);
}

function servedAsSaid(
  certificate: ServedCertificate,
  need: number,
  { ground, given, last }: Inquiry,
): boolean {
  const pool = given[need]!;
  return (
    pool >= 0 &&
    ground.poolIds[pool] === certificate.poolId &&
    certificate.pinned === ground.pins.has(need) &&
    (certificate.cutOff ?? 0) === last[pool]
  );
}

/** Each that moved was let in earlier, and moved between choices of its own; the next leaves where it went. */
function couldSwap({ swaps, pinned }: ServedCertificate, need: number, { ground, given }: Inquiry): boolean {
  if (pinned) return swaps.length === 0;
  const isChoice = (of: number, poolId: string) => choiceOf(ground, of, ground.poolAt.get(poolId) ?? -1) >= 0;
  return swaps.every(({ needId, from, to }, index) => {
    const moved = ground.needAt.get(needId);
    if (moved === undefined || given[moved]! < 0 || ground.pins.has(moved)) return false;
    const follows = index === 0 ? isChoice(need, from) : swaps[index - 1]!.to === from;
    return (
      follows &&
      ground.position[moved]! < ground.position[need]! &&
      isChoice(moved, from) &&
      isChoice(moved, to)
    );
  });
}

function refusedAsSaid(certificate: RefusedCertificate, need: number, { ground, given }: Inquiry): boolean {
  const unpinned = ground.start[need] === ground.start[need + 1] ? 'no-choice' : 'full';
  const reason = ground.pins.has(need) ? 'pinned-out' : unpinned;
  const inSet = certificate.closedSet !== null;
  return given[need] === -1 && certificate.reason === reason && inSet === (reason === 'full');
}
