import { fn, grad, jvp, type Operand } from '../../ad/transforms/index.ts';
import { type Expr, evaluateAt, type Value } from '../../expr/index.ts';
import { differentiate, reference } from '../../numeric/index.ts';
import { parse } from '../../parse/index.ts';
import { derivativeOf } from '../../symbolic/index.ts';
import { logisticTable } from './logistic.ts';

/** One way to the derivative of l₄, and what comes out at x₀. */
export interface Approach {
  readonly method: 'manual' | 'symbolic' | 'numeric' | 'automatic';
  /** The formula or the program of the derivative. */
  readonly derivative: string | Expr;
  readonly value: number;
  /** The distance from the derivative in high precision. */
  readonly error: number;
}

/** The survey's figure 2, computed. */
export interface Approaches {
  readonly x0: number;
  /** f(x0) by its formula and by its program. */
  readonly formula: { readonly f: Expr; readonly value: number };
  readonly program: { readonly f: string; readonly value: number };
  readonly approaches: readonly Approach[];
  /** The value and its derivative after every pass of the loop, in forward mode; before the first (x₀, 1). */
  readonly pairs: readonly { readonly value: number; readonly tangent: number }[];
}

const PASSES = 3;
const STEP = 1e-6;
const PASS = fn('4*v*(1 - v)');

/** l₄ as a program: a loop, which no rule of differentiation knows anything of. */
const PROGRAM = `const step = fn('4*v*(1 - v)');
function f(x) {
  let v = x;
  for (let i = 1; i <= 3; i++) v = step(v);
  return v;
}`;

/** What the figure has in the place of each derivative that is a program. */
const PROGRAMS = {
  numeric: 'h = 0.000001;  (f(x + h) - f(x))/h',
  automatic: 'grad(f)',
} as const;

function logisticProgram(x: number): number;
function logisticProgram(x: Operand): Value;
function logisticProgram(x: Operand): Value {
  let v = x as Value;
  for (let i = 1; i <= PASSES; i++) v = PASS(v);
  return v;
}

/**
 * The derivative of l₄ by hand, by symbolic, numeric and automatic differentiation: the first two take its formula, the
 * last two the program, a loop.
 *
 * Source: Baydin et al. (2018), figure 2.
 *
 * @example
 * approaches(0.3).approaches[3].value.toFixed(7) // '1.3090816'
 */
export function approaches(x0 = 0.2): Approaches {
  const { iterate, derivative } = logisticTable(PASSES + 1).at(-1) ?? { iterate: parse('x'), derivative: parse('1') };
  const exact = reference(iterate, { x: x0 }, 'x', 1);
  const truth = exact.kind === 'value' ? exact.value : evaluateAt(derivative, { x: x0 });
  const symbolic = derivativeOf(iterate, 'x');
  const found = [
    ['manual', derivative, evaluateAt(derivative, { x: x0 })],
    ['symbolic', symbolic, evaluateAt(symbolic, { x: x0 })],
    [
      'numeric',
      PROGRAMS.numeric,
      differentiate((x) => logisticProgram(x), x0, { scheme: 'forward', step: STEP }).derivative,
    ],
    ['automatic', PROGRAMS.automatic, grad((x: number) => logisticProgram(x))(x0)],
  ] as const;
  const pairs = [{ value: x0, tangent: 1 }];
  for (let i = 1; i <= PASSES; i++) {
    const { value, tangent } = pairs.at(-1) as { value: number; tangent: number };
    const [next, derivativeOfNext] = jvp((v: number) => PASS(v), [value], [tangent]);
    pairs.push({ value: next, tangent: derivativeOfNext });
  }
  return {
    x0,
    formula: { f: iterate, value: evaluateAt(iterate, { x: x0 }) },
    program: { f: PROGRAM, value: logisticProgram(x0) },
    approaches: found.map(([method, way, value]) => ({
      method,
      derivative: way,
      value,
      error: Math.abs(value - truth),
    })),
    pairs,
  };
}
