import { FluxionError } from '../../error.ts';

/** Terms that one evaluation may add up, all nested sums together. */
const MOST_TERMS = 2_000_000;

let running = 0;
let spent = 0;

/**
 * Run one evaluation of a sum of `terms` terms, itself perhaps a term of another.
 *
 * @throws FluxionError LIMIT where all together are too many.
 */
export function spending<T>(terms: number, what: string, run: () => T): T {
  if (running === 0) spent = 0;
  spent += terms;
  if (!(spent <= MOST_TERMS)) {
    throw new FluxionError('LIMIT', `This ${what} takes more than ${MOST_TERMS.toLocaleString('en')} terms.`, {
      suggestion: 'Give bounds that are nearer to one another.',
    });
  }
  running++;
  try {
    return run();
  } finally {
    running--;
  }
}
