import type { BigNumber } from 'mathjs';
import { FluxionError } from '../../error.ts';
import { classOf } from '../big/context.ts';

/** What one evaluation may cost, all nested sums together; or several evaluations, each and together. */
class Budget {
  readonly #refuse: (what: string) => FluxionError;
  #most: number;
  #together = Infinity;
  #running = 0;
  #spent = 0;
  /** Spent ever. */
  total = 0;

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
    if (!(this.#spent + cost <= this.#most && this.total + cost <= this.#together)) throw this.#refuse(what);
    this.#spent += cost;
    this.total += cost;
    this.#running++;
    try {
      return run();
    } finally {
      this.#running--;
    }
  }

  /** Run several evaluations, of which each may cost so much, and all together so much. */
  together<T>(each: number, all: number, run: () => T): T {
    const before = [this.#most, this.#together] as const;
    [this.#most, this.#together] = [each, this.total + all];
    try {
      return run();
    } finally {
      [this.#most, this.#together] = before;
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

/** One evaluation of a sum in high precision that takes so many operations on numbers like this one. */
export function spendingBig<T>(operations: number, like: BigNumber, what: string, run: () => T): T {
  const cost = operations * (0.5 + classOf(like).precision / USUAL_PRECISION) ** COST_OF_DIGITS;
  return bigOperations.spending(cost, what, run);
}

/** What operations are counted at; below that their time hardly depends on the digits. */
const USUAL_PRECISION = 200;
const COST_OF_DIGITS = 1.3;

/** Several evaluations in high precision, five at least, for one answer within about three seconds. */
export function bigTogether<T>(run: () => T): T {
  return bigOperations.together(MOST_TOGETHER / 5, MOST_TOGETHER, run);
}

const MOST_TOGETHER = 750_000;

/** What all sums and integrals together have cost so far, in terms in doubles. */
export function effortSpent(): number {
  return terms.total + TERMS_PER_OPERATION * bigOperations.total;
}

const TERMS_PER_OPERATION = 50;
