import { newId } from '#kernel';
import type { RoundInput } from '#allocation';

export interface Size {
  readonly needs: number;
  readonly pools: number;
  readonly choices: number;
}

/**
 * A round with skewed demand: the k-th pool is asked for 1 / (k + 10) as often as the first, all have about the same
 * seats, 7 for 10 needs in all; three classes of priority, and days of waiting that many share.
 */
export function aRound({ needs, pools, choices }: Size, seed: number): RoundInput {
  const random = chance(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const ids = Array.from({ length: pools }, () => newId());
  const share = (0.7 * needs) / pools;
  const shares = ids.map((_, k) => 1 / (k + 10));
  const sums = Float64Array.from(shares);
  for (let k = 1; k < pools; k += 1) sums[k]! += sums[k - 1]!;
  return {
    pools: ids.map((id) => ({ id, programmeId: id, seats: Math.round(share * (0.5 + random())) })),
    needs: Array.from({ length: needs }, () => ({
      id: newId(),
      priorityClass: upTo(3),
      waitingSince: 1_790_000_000_000 - 86_400_000 * upTo(120),
      choices: Array.from(
        someOf(choices, () => below(sums, random() * sums[pools - 1]!)),
        (k, rank) => ({
          poolId: ids[k]!,
          cost: 4 * rank + upTo(4),
        }),
      ),
    })),
    seed: 'bench',
    pins: [],
  };
}

function someOf(count: number, draw: () => number): Set<number> {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(draw());
  return drawn;
}

/** The first place at which the rising sums exceed the value. */
function below(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Chance that can be had again: a linear congruence modulo 2³², of which the upper bits are used. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 4) / 2 ** 28;
  };
}
