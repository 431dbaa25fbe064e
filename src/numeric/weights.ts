import { Fraction } from 'fraction.js';
import { remember } from '../expr/index.ts';

/** A finite-difference formula: `f^(order)(x)` is about `sum of weights[i] * f(x + offsets[i] * h) / h^order`. */
export interface Stencil {
  readonly order: number;
  /** Whole multiples of the step; weights of 0 are left out. */
  readonly offsets: readonly number[];
  readonly weights: readonly Fraction[];
  /** The weights as doubles. */
  readonly doubles: readonly number[];
  /** Sum of the absolute weights: how an error of the values is magnified, apart from 1 / h^order. */
  readonly norm: number;
}

/**
 * The weights on the given nodes that are exact for polynomials up to degree `offsets.length - 1`.
 * Exact arithmetic, so that high precision can use them too.
 *
 * Source: B. Fornberg, "Generation of finite difference formulas on arbitrarily spaced grids", Math. Comp. 51 (1988).
 */
export function stencil(order: number, offsets: readonly number[]): Stencil {
  const key = `${order}:${offsets.join()}`;
  return remember(stencils, key, () => withoutZeros(order, offsets, fornberg(order, offsets)));
}

/** The narrowest stencil that is symmetric around the point; its error is a series in h^2. */
export function centralStencil(order: number): Stencil {
  const reach = Math.ceil(order / 2);
  return stencil(order, range(-reach, reach));
}

/** Nodes on one side of the point (`side` 1 is the right); its error is a series in h. */
export function oneSidedStencil(order: number, side: 1 | -1, first = 0): Stencil {
  return stencil(
    order,
    range(first, first + order).map((offset) => offset * side + 0),
  );
}

const stencils = new Map<string, Stencil>();

/** The whole numbers from first to last, both included. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function withoutZeros(order: number, offsets: readonly number[], weights: readonly Fraction[]): Stencil {
  const kept = offsets.map((_, i) => i).filter((i) => weights[i]?.n !== 0n);
  const doubles = kept.map((i) => (weights[i] as Fraction).valueOf());
  return {
    order,
    offsets: kept.map((i) => offsets[i] as number),
    weights: kept.map((i) => weights[i] as Fraction),
    doubles,
    norm: doubles.reduce((sum, weight) => sum + Math.abs(weight), 0),
  };
}

/** Column `order` of Fornberg's table, which grows by one node at a time. */
function fornberg(order: number, offsets: readonly number[]): Fraction[] {
  const zero = new Fraction(0);
  const table = offsets.map(() => new Array<Fraction>(order + 1).fill(zero));
  const at = (node: number, k: number) => (k < 0 ? zero : ((table[node] as Fraction[])[k] as Fraction));
  (table[0] as Fraction[])[0] = new Fraction(1);
  let previousProduct = new Fraction(1);
  for (let i = 1; i < offsets.length; i++) {
    const node = offsets[i] as number;
    const before = offsets[i - 1] as number;
    let product = new Fraction(1);
    const highest = Math.min(i, order);
    for (let j = 0; j < i; j++) {
      const distance = node - (offsets[j] as number);
      product = product.mul(distance);
      if (j === i - 1) {
        // The new node's row comes from the last one before that is overwritten.
        const ratio = previousProduct.div(product);
        const row = table[i] as Fraction[];
        for (let k = highest; k >= 0; k--)
          row[k] = ratio.mul(
            at(j, k - 1)
              .mul(k)
              .sub(at(j, k).mul(before)),
          );
      }
      const row = table[j] as Fraction[];
      for (let k = highest; k >= 0; k--)
        row[k] = at(j, k)
          .mul(node)
          .sub(at(j, k - 1).mul(k))
          .div(distance);
    }
    previousProduct = product;
  }
  return table.map((row) => row[order] as Fraction);
}
