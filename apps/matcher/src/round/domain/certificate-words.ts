import type { Allocation, Certificate, RefusedCertificate, ServedCertificate } from '#allocation';
import type { Language } from '#eligibility';
import type { FrozenInput } from './round.js';

interface Given {
  readonly frozen: FrozenInput;
  readonly allocation: Allocation;
  readonly zh: boolean;
}

/** What a certificate says, in sentences. */
export function certificateWords(
  certificate: Certificate,
  { frozen, allocation }: { readonly frozen: FrozenInput; readonly allocation: Allocation },
  language: Language,
): string[] {
  const given = { frozen, allocation, zh: language !== 'en' };
  const total = allocation.certificates.length;
  const { position } = certificate;
  const place = given.zh
    ? `按优先次序，在 ${total} 个需求中排第 ${position} 位。`
    : `In order of priority it is number ${position} of ${total} needs.`;
  const rest =
    certificate.outcome === 'served' ? servedWords(certificate, given) : refusedWords(certificate, given);
  return [place, ...rest];
}

function servedWords({ poolId, pinned, swaps, cutOff }: ServedCertificate, given: Given): string[] {
  const { zh } = given;
  const name = nameOf(poolId, given);
  const seat = zh ? `获得${name}的一个名额。` : `It gets a seat in ${name}.`;
  if (pinned)
    return [
      seat,
      zh
        ? '由协调员写明理由指定，不按次序。'
        : 'A coordinator decided that, for a recorded reason, out of turn.',
    ];
  const last = zh
    ? `按次序进入该处的最后一位是第 ${cutOff} 位。`
    : `The last that got in there in turn is number ${cutOff}.`;
  if (swaps.length === 0) return [seat, last];
  const moved = zh
    ? `为给它腾出名额，${swaps.length} 个已安排的需求改到了同样适合的项目，没有人因此落空。`
    : `To make room for it, ${swaps.length} need(s) moved to another programme that fits them as well; nobody lost a seat.`;
  return [seat, moved, last];
}

function refusedWords({ reason, closedSet, oneMoreSeatIn }: RefusedCertificate, given: Given): string[] {
  const { zh } = given;
  if (reason === 'pinned-out')
    return [
      zh
        ? '由协调员写明理由，本轮不安排。'
        : 'A coordinator left it out of this round, for a recorded reason.',
    ];
  if (reason === 'no-choice' || closedSet === null)
    return [zh ? '本轮没有适合它的项目。' : 'No programme of this round fits it.'];
  const { pools, seats } = given.allocation.closedSets[closedSet]!;
  const names = listOf(pools, given);
  const full = zh
    ? `没有名额：适合它的项目都在${names}之中，这里共 ${seats} 个名额，已由次序在前或由协调员指定的需求占满，其中没有一个能改到别处。`
    : `There is no seat: all that fits it is among ${names}. The ${seats} seat(s) there are taken by needs before it or placed by a coordinator, none of which could sit elsewhere.`;
  if (oneMoreSeatIn.length === 0) return [full];
  const more = listOf(oneMoreSeatIn, given);
  const change = zh
    ? `${more}任一处多一个名额，就轮到它。`
    : `One more seat in any of these would serve it: ${more}.`;
  return [full, change];
}

function listOf(poolIds: readonly string[], given: Given): string {
  return poolIds.map((id) => nameOf(id, given)).join(given.zh ? '、' : ', ');
}

function nameOf(poolId: string, { frozen, zh }: Given): string {
  const [programmeId, reserve] = poolId.split('/');
  const name = frozen.programmes.find(({ id }) => id === programmeId)?.name;
  const said = zh ? `“${name?.zh ?? ''}”` : `“${name?.en ?? ''}”`;
  if (reserve === undefined) return said;
  return zh ? `${said}（预留 ${reserve}）` : `${said} (reserve ${reserve})`;
}
