import { FluxionError } from '../../error.ts';

/** What one evaluation may cost, all nested sums together. */
class Budget {
  readonly #most: number;
  readonly #refuse: (what: string) => FluxionError;
  #running = 0;
  #spent = 0;

  constructor(most: number, refuse: (what: string) => FluxionError) {
    this.#most = most;
    this.#refuse = refuse;
  }

  /**
   * Run one evaluation of a sum at this cost, itself perhaps a term of another.
   *
   * @throws FluxionError LIMIT where all together are too much.
   */
  spending<T>(cost: number, what: string, run: () => T): T {
    if (this.#running === 0) this.#spent = 0;
    this.#spent += cost;
    if (!(this.#spent <= this.#most)) throw this.#refuse(what);
    this.#running++;
    try {
      return run();
    } finally {
      this.#running--;
    }
  }
}

/** Terms that one evaluation in doubles may add up. */
const MOST_TERMS = 2_000_000;

const terms = new Budget(
  MOST_TERMS,
  (what) =>
    new FluxionError('LIMIT', `This ${what} takes more than ${MOST_TERMS.toLocaleString('en')} terms.`, {
      suggestion: 'Give bounds that are nearer to one another.',
    }),
);

/** High precision costs a thousand times as much a term: additions and multiplications that one evaluation may take. */
const bigOperations = new Budget(
  400_000,
  (what) =>
    new FluxionError('LIMIT', `This ${what} has too many terms for high precision.`, {
      suggestion: 'Ask for the value in double precision, or for fewer terms.',
    }),
);

/** One evaluation of a sum of so many terms. */
export function spending<T>(count: number, what: string, run: () => T): T {
  return terms.spending(count, what, run);
}

/** One evaluation of a sum in high precision that takes so many operations. */
export function spendingBig<T>(operations: number, what: string, run: () => T): T {
  return bigOperations.spending(operations, what, run);
}
