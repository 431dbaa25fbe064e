import { forward, operationsOf, reverse } from '../../ad/index.ts';
import type { Expr, Point } from '../../expr/index.ts';
import type { Say } from '../../messages/index.ts';
import { parse } from '../../parse/index.ts';
import { grouped } from '../text/layout.ts';
import type { Chart } from './chart.ts';

/** What a gradient costs by every method, in elementary operations. */
export interface CostRow {
  readonly inputs: number;
  /** f alone. */
  readonly value: number;
  /** Central differences: two values of f for every input. */
  readonly numeric: number;
  /** One sweep for every input. */
  readonly forward: number;
  /** One sweep in all. */
  readonly reverse: number;
}

/** Numbers of inputs for which the cost is measured. */
export const INPUTS: readonly number[] = [1, 2, 4, 6, 8, 12, 16, 24, 32, 48];

/**
 * The Helmholtz energy of a mixed fluid with n components, the example with which Griewank compares the modes:
 * f(x) = R T Σ xᵢ ln(xᵢ / (1 − bᵀx)) − xᵀAx / (√8 bᵀx) · ln((1 + (1 + √2) bᵀx) / (1 + (1 − √2) bᵀx)), with R T = 1.
 *
 * Source: Griewank, On automatic differentiation (1989), section 3; Baydin et al. (2018), section 3.2.
 */
export function helmholtz(n: number): { f: Expr; at: Point } {
  const name = (i: number): string => `x${i + 1}`;
  const indices = Array.from({ length: n }, (_, i) => i);
  const bx = indices.map((i) => `${name(i)}/${10 * n + i}`).join(' + ');
  const mixing = indices.map((i) => `${name(i)}*ln(${name(i)}/(1 - b))`).join(' + ');
  // xᵀAx row by row, Aᵢⱼ = 1/(i + j + 1): n² products and no more.
  const rows = indices
    .map((i) => `${name(i)}*(${indices.map((j) => `${name(j)}/${i + j + 1}`).join(' + ')})`)
    .join(' + ');
  const f = parse(`b = ${bx}; ${mixing} - (${rows})/(sqrt(8)*b)*ln((1 + (1 + sqrt(2))*b)/(1 + (1 - sqrt(2))*b))`);
  return { f, at: Object.fromEntries(indices.map((i) => [name(i), 1 + i / n])) };
}

/** The cost of the gradient of the Helmholtz energy by the number of inputs. */
export function gradientCosts(inputs: readonly number[] = INPUTS): CostRow[] {
  return inputs.map((n) => {
    const { f, at } = helmholtz(n);
    const names = Object.keys(at);
    const value = operationsOf([f]);
    return {
      inputs: n,
      value,
      numeric: 2 * n * value,
      forward: n * forward(f, at, names[0] as string).operations,
      reverse: reverse(f, at, names).operations,
    };
  });
}

export function costChart(rows: readonly CostRow[], say: Say): Chart {
  const column = (name: string, pick: (row: CostRow) => number) => ({
    name,
    kind: 'marked' as const,
    points: rows.map((row) => [row.inputs, pick(row)] as const),
  });
  const last = rows.at(-1) as CostRow;
  return {
    title: say('plot.costTitle'),
    x: { label: say('plot.inputs'), scale: 'log' },
    y: { label: say('plot.operations'), scale: 'log' },
    series: [
      column(say('plot.numericGradient'), ({ numeric }) => numeric),
      column(say('plot.forwardGradient'), ({ forward: count }) => count),
      column(say('plot.reverseGradient'), ({ reverse: count }) => count),
      column(say('plot.valueAlone'), ({ value }) => value),
    ],
    callouts: [],
    notes: [
      say('plot.costNote', {
        inputs: last.inputs,
        numeric: grouped(last.numeric),
        forward: grouped(last.forward),
        reverse: grouped(last.reverse),
        ratio: (last.reverse / last.value).toFixed(1),
      }),
    ],
  };
}
