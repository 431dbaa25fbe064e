import { type Expr, evaluateAt, freeVariables, num, type Point, substitute } from '../expr/index.ts';
import { highPrecision, withoutBig } from '../numeric/index.ts';
import { sub } from '../ops/construct.ts';
import { simplify } from '../symbolic/index.ts';
import { expandAdditions } from './addition.ts';

/** Where two expressions have different values. */
export interface Witness {
  readonly at: Point;
  /** The two values; 50 digits where there is a high-precision form, else doubles. */
  readonly left: string;
  readonly right: string;
  readonly digits: number;
}

/** What is known of the equality of two expressions, and how. */
export type Equality =
  | { readonly verdict: 'equal'; readonly by: 'identity' | 'simplification'; readonly notes: readonly string[] }
  | { readonly verdict: 'different'; readonly witness: Witness; readonly notes: readonly string[] }
  | {
      readonly verdict: 'unknown';
      readonly points: number;
      readonly digits: number;
      readonly notes: readonly string[];
    };

const ZERO = num(0);
const WITNESS_DIGITS = 50;
/** Points at which both sides have to have a value, and candidates tried to find them. */
const WANTED_POINTS = 40;
const CANDIDATES = 400;
/** Relative difference that double precision alone may call one. */
const DOUBLE_DIFFERENCE = 1e-7;

/**
 * Whether two expressions have the same value wherever both have one. `equal` is proven by simplification, `different` by a
 * point whose two values were computed to 50 digits; anything else is `unknown`, with the number of points at which no
 * difference was found.
 *
 * @example
 * equal(parse('(x+1)^2'), parse('x^2 + 2x + 1')).verdict // 'equal'
 * equal(parse('sin(2x)'), parse('2 sin(x)')).verdict // 'different'
 */
export function equal(left: Expr, right: Expr): Equality {
  const names = freeVariables(left, right);
  if (left === right) return { verdict: 'equal', by: 'identity', notes: [] };
  const known = sampled(left, right, names);
  if (known.witness !== undefined) return { verdict: 'different', witness: known.witness, notes: known.notes };
  if (simplify(left) === simplify(right) || simplify(sub(left, right)) === ZERO) {
    return { verdict: 'equal', by: 'simplification', notes: known.notes };
  }
  const [l, r] = [left, right].map((side) => expandAdditions(simplify(side))) as [Expr, Expr];
  if (simplify(sub(l, r)) === ZERO) return { verdict: 'equal', by: 'simplification', notes: known.notes };
  return { verdict: 'unknown', points: known.points, digits: known.digits, notes: known.notes };
}

interface Sampled {
  readonly witness?: Witness;
  readonly points: number;
  readonly digits: number;
  readonly notes: readonly string[];
}

function sampled(left: Expr, right: Expr, names: readonly string[]): Sampled {
  const precise = withoutBig(left).length === 0 && withoutBig(right).length === 0;
  const notes = new Map<string, string>();
  let points = 0;
  for (const at of candidates(names)) {
    if (points === WANTED_POINTS) break;
    const values = [left, right].map((side) => evaluateAt(side, at)) as [number, number];
    const [a, b] = values.map(Number.isFinite);
    const side = a ? 'right' : 'left';
    if (a !== b && !notes.has(side)) notes.set(side, domainNote(side, at));
    if (!a || !b) continue;
    points++;
    if (!precise) {
      if (Math.abs(values[0] - values[1]) <= DOUBLE_DIFFERENCE * Math.max(1, ...values.map(Math.abs))) continue;
      return {
        witness: { at, left: String(values[0]), right: String(values[1]), digits: 16 },
        points,
        digits: 16,
        notes: [...notes.values()],
      };
    }
    const witness = preciseWitness(left, right, at);
    if (witness !== undefined) return { witness, points, digits: WITNESS_DIGITS, notes: [...notes.values()] };
    if (names.length === 0) break;
  }
  return { points, digits: precise ? WITNESS_DIGITS : 16, notes: [...notes.values()] };
}

/** A difference counts where both values are certain. */
function preciseWitness(left: Expr, right: Expr, at: Point): Witness | undefined {
  const fixed = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, num(value)]));
  const values = [left, right].map((side) => highPrecision(substitute(side, fixed), WITNESS_DIGITS));
  const [l, r] = values as [(typeof values)[0], (typeof values)[0]];
  const certain = Math.min(l.digits, r.digits);
  if (l.below !== undefined || r.below !== undefined) {
    // One side is 0 or as good as: it differs from a value with certain digits that is larger.
    const other = l.below === undefined ? l : r.below === undefined ? r : undefined;
    if (other === undefined || other.digits < 10 || Math.abs(Number(other.text)) < 1e-30) return undefined;
  } else if (certain < 10 || sameTo(l.text, r.text, certain)) {
    return undefined;
  }
  return { at, left: l.text, right: r.text, digits: Math.max(l.digits, r.digits) };
}

/** Whether two decimals agree in all but the last of their certain digits. */
function sameTo(a: string, b: string, digits: number): boolean {
  if (a === b) return true;
  const difference = highPrecision(sub(num(a), num(b)), digits);
  const size = Math.max(Math.abs(Number(a)), Math.abs(Number(b)));
  return Math.abs(Number(difference.text)) <= size * 10 ** (3 - digits);
}

function domainNote(side: 'left' | 'right', at: Point): string {
  const place = Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  const other = side === 'left' ? 'right' : 'left';
  return `The ${side} side has no value at ${place}, the ${other} side has one.`;
}

/** Values a person would try first: each of both signs, small, large, and in no simple ratio to one another. */
const TRIED = [
  2, 0.5, -1.5, 3, -0.25, 1, -1, 0.1, 7, -4, 0, 1.75, -0.7, 12.5, 0.01, -20, 0.9, -0.05, 100, -2.5, 1.1, 5.3,
];

function* candidates(names: readonly string[]): Generator<Point> {
  if (names.length === 0) {
    yield {};
    return;
  }
  for (let i = 0; i < CANDIDATES; i++) {
    yield Object.fromEntries(
      names.map((name, j) => {
        const round = Math.floor(i / TRIED.length);
        const base = TRIED[(i * (1 + 2 * j) + 3 * j + round * j) % TRIED.length] as number;
        // Every further round moves off the list, so that no point comes twice.
        return [name, Number((base * (1 + round * 0.37) + round * 0.013 * (j + 1)).toPrecision(6))];
      }),
    );
  }
}
