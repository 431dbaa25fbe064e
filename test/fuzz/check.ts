import { forward } from '../../src/ad/index.ts';
import {
  derivative,
  type Expr,
  evaluate,
  evaluateDigits,
  FluxionError,
  parse,
  simplify,
  toLatex,
  toString,
  variablesOf,
} from '../../src/index.ts';
import { reference } from '../../src/numeric/index.ts';
import { reachableValues } from './reachable.ts';

export interface Finding {
  readonly input: string;
  readonly what: string;
}

const POINTS = [
  { x: 1.25, y: 0.75 },
  { x: -0.6, y: 2.5 },
];

/** Simplification may lose that much of a value that cancels; what is wrong is wrong by more. */
const TOLERANCE = 1e-6;

/**
 * Parse, print, simplify and differentiate one input. Anything but a FluxionError is a finding, and so is a result that evaluation or the
 * high-precision reference refutes.
 *
 * @param judge whether to ask the reference for the derivative, which takes milliseconds
 */
export function check(input: string, judge: boolean): Finding | undefined {
  let stage = 'parse';
  try {
    const f = parse(input);
    stage = 'print';
    const text = toString(f, { maxLength: 20_000 });
    const latex = toLatex(f, { maxLength: 20_000 });
    if (f.shape.length > 0) return undefined;
    if (text.length < 20_000 && parse(text) !== f)
      return { input, what: `prints as ${text}, which is read differently` };
    if (latex.length < 20_000 && parse(latex) !== f)
      return { input, what: `is ${latex} in LaTeX, which is read differently` };
    stage = 'simplify';
    const simple = simplify(f);
    stage = 'evaluate';
    for (const at of POINTS) {
      const point = pointOf(f, at);
      const [before, after] = [evaluate(f, point) as number, evaluate(simple, point) as number];
      if (differ(before, after) && refutes(f, simple, point))
        return {
          input,
          what: `simplifies to ${toString(simple)}: ${before} becomes ${after} at ${JSON.stringify(point)}`,
        };
    }
    stage = 'differentiate';
    const slope = derivative(f, 'x');
    toString(slope, { maxLength: 20_000 });
    for (const at of POINTS) {
      const found = derivativeRefuted(input, f, slope, pointOf(f, at), judge);
      if (found !== undefined) return found;
    }
  } catch (error) {
    if (!(error instanceof FluxionError))
      return { input, what: `${stage}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
    if (error.message === '') return { input, what: 'an error that says nothing' };
  }
  return undefined;
}

function pointOf(f: Expr, at: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(variablesOf(f).map((name) => [name, Object.hasOwn(at, name) ? (at[name] as number) : 1.5]));
}

function differ(a: number, b: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) > TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Whether two forms of an expression differ in high precision, too, and no rounding at a jump accounts for it. */
export function refutes(f: Expr, g: Expr, point: Record<string, number>): boolean {
  const [a, b] = [precise(f, point), precise(g, point)];
  if (a === undefined || b === undefined || !differ(a, b)) return false;
  return !reachableValues(f, point).some((value) => Number.isFinite(value) && !differ(value, b));
}

/** The value in high precision, where it has one with certain digits. */
function precise(f: Expr, point: Record<string, number>): number | undefined {
  try {
    const { text, digits, below } = evaluateDigits(f, 20, point);
    return digits >= 10 || below !== undefined ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Forward mode takes the same rules and simplifies nothing: where it differs, and where `judge` says so, the reference, which
 * knows no rules, is asked.
 */
function derivativeRefuted(
  input: string,
  f: Expr,
  slope: Expr,
  point: Record<string, number>,
  judge: boolean,
): Finding | undefined {
  if (!Object.hasOwn(point, 'x')) return undefined;
  if (!judge && !differ(forward(f, point, 'x').derivative, evaluate(slope, point) as number)) return undefined;
  const truth = reference(f, point, 'x', 1, { digits: 20 });
  if (truth.kind !== 'value' || truth.side !== 'both' || truth.kink !== undefined || truth.jump || truth.digits < 10)
    return undefined;
  const exact = precise(slope, point);
  if (exact === undefined || !differ(truth.value, exact)) return undefined;
  // Where rounding decides, the side of a jump as in mod(6, -0.6) or a condition as in tan(pi) ? x : 0, either side is right.
  const value = evaluate(f, point) as number;
  if (reachableValues(f, point).some((other) => Number.isFinite(other) && differ(other, value))) return undefined;
  if (reachableValues(slope, point).some((other) => Number.isFinite(other) && !differ(other, truth.value)))
    return undefined;
  return {
    input,
    what: `derivative ${toString(slope)} is ${exact}, the reference says ${truth.value} at ${JSON.stringify(point)}`,
  };
}
