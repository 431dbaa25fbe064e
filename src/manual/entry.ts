/**
 * A function with its derivatives programmed by hand: calculus on paper, then arithmetic in TypeScript. Nothing of the
 * op table, of the rules or of automatic differentiation goes into the numbers, so they can judge all of those.
 */
export interface HandMade {
  readonly name: string;
  readonly title: string;
  /** The function in Fluxion's language. */
  readonly expression: string;
  /** Names of the arguments of `value`, `gradient` and `second`, in their order. */
  readonly variables: readonly string[];
  readonly value: (...point: number[]) => number;
  /** The first partial derivatives, in the order of `variables`. */
  readonly gradient: (...point: number[]) => readonly number[];
  /** The second derivative by each variable. */
  readonly second?: (...point: number[]) => readonly number[];
  /** The first partial derivatives as one writes them down. */
  readonly formula: readonly string[];
  /** The second derivatives as one writes them down. */
  readonly secondFormula?: readonly string[];
  /** Points inside the domain. */
  readonly points: readonly (readonly number[])[];
  /** What the function teaches. */
  readonly why: string;
}
