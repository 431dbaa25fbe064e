import type { Flat } from '../flat.ts';
import { Arrays, Follower } from './follower.ts';
import { Hints } from './hints.ts';
import { type Loop, MIN_COUNT } from './loop.ts';

/** Fewer instructions in all are not worth a loop. */
const MIN_INSTRUCTIONS = 24;

/**
 * Find the loops in a straight line: sums, products and recurrences that were written out term by term. Iterations must
 * agree in every operation, and every argument must follow from the number of the iteration.
 *
 * Hashes of stretches propose periods in constant time; each proposal is then verified in full. Linear in the program.
 *
 * @param gather whether an argument may also be any earlier value, looked up in a table
 */
export function findLoops(flat: Flat, gather = false): Loop[] {
  const { length, first } = flat;
  const hints = new Hints(flat);
  const loops: Loop[] = [];
  const follower = new Follower(flat, new Arrays(loops), gather);
  const failed = new Map<number, number>();
  for (let start = first; start < length; ) {
    const loop = bestLoop(start);
    if (loop !== undefined) loops.push(loop);
    start += loop === undefined ? 1 : loop.period * loop.count;
  }
  return loops;

  function bestLoop(start: number): Loop | undefined {
    let best: Loop | undefined;
    for (let which = 0; which < hints.count; which++) {
      const period = hints.period(start, which);
      // What broke a period further on breaks it for every start before.
      if (period === 0 || start <= (failed.get(period) ?? -1) || period === best?.period) continue;
      const loop = follower.follow(start, period);
      if (loop.count < MIN_COUNT) failed.set(period, start + loop.count * period);
      else if (loop.count * period >= 1.25 * Math.max(MIN_INSTRUCTIONS, (best?.count ?? 0) * (best?.period ?? 0)))
        best = loop;
    }
    return best;
  }
}
