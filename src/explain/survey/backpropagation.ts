import { reverse } from '../../ad/index.ts';
import type { Expr, Point } from '../../expr/index.ts';
import { parse } from '../../parse/index.ts';

/** A quantity of the network: what it is, its value going forward and its adjoint going backward. */
export interface NetworkLine {
  readonly name: string;
  /** How it comes from the others; undefined for what is given. */
  readonly formula?: string;
  readonly value: number;
  /** ∂E by it. */
  readonly adjoint: number;
}

/** Backpropagation through a network of two inputs, two hidden activations and one output. */
export interface Backpropagation {
  readonly given: readonly NetworkLine[];
  readonly weights: readonly NetworkLine[];
  /** y₁ to y₃ and the error E, in the order in which they are computed. */
  readonly activations: readonly NetworkLine[];
  readonly error: number;
  /** The error after one step down the gradient by the weights. */
  readonly step: { readonly rate: number; readonly error: number };
}

/** The activations and the error of the network. */
const NETWORK = [
  ['y1', 'sigmoid(w1*x1 + w2*x2)'],
  ['y2', 'sigmoid(w3*x1 + w4*x2)'],
  ['y3', 'sigmoid(w5*y1 + w6*y2)'],
  ['E', '(y3 - t)^2/2'],
] as const;

const TARGET = 't';
const WEIGHTS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'];
const INPUTS = ['x1', 'x2'];
const AT: Point = { x1: 0.5, x2: -1, w1: 0.3, w2: -0.2, w3: 0.8, w4: 0.5, w5: -0.6, w6: 0.9, t: 1 };
const RATE = 0.5;

/**
 * The survey's figure 1 with numbers: inputs go forward and make activations, the error's adjoint goes backward and
 * makes the gradient by the six weights, and that by the inputs in the same sweep.
 *
 * Source: Baydin et al. (2018), figure 1, which prints no numbers: weights, inputs and target here are examples.
 *
 * @example
 * backpropagation().error.toFixed(4) // '0.1157'
 */
export function backpropagation(at: Point = AT): Backpropagation {
  const nodes = NETWORK.map(([name, formula], i) => ({ name, formula, node: prefix(i) }));
  const error = nodes.at(-1)?.node as Expr;
  const { value, tape, gradient } = reverse(error, at, [...INPUTS, ...WEIGHTS]);
  const steps = new Map(tape.map((step) => [step.node, step]));
  const line = (name: string, i: number): NetworkLine => ({
    name,
    value: at[name] as number,
    adjoint: gradient[i] as number,
  });
  const weights = WEIGHTS.map((name, i) => line(name, INPUTS.length + i));
  const moved = { ...at, ...Object.fromEntries(weights.map((w) => [w.name, w.value - RATE * w.adjoint])) };
  return {
    given: INPUTS.map(line),
    weights,
    activations: nodes.map(({ name, formula, node }) => {
      const { primal, adjoint } = steps.get(node) as { primal: number; adjoint: number };
      return { name, formula, value: primal, adjoint };
    }),
    error: value,
    step: { rate: RATE, error: reverse(error, moved, []).value },
  };
}

/** The target, which nothing is differentiated by. */
export function target(at: Point = AT): { readonly name: string; readonly value: number } {
  return { name: TARGET, value: at[TARGET] as number };
}

/** The expression of one line, those before put in. */
function prefix(i: number): Expr {
  const before = NETWORK.slice(0, i).map(([name, formula]) => `${name} = ${formula}; `);
  return parse(`${before.join('')}${NETWORK[i]?.[1]}`);
}
