import { Fraction } from 'fraction.js';
import { type Binding, type Call, coordinate, type Expr, type Point, postorder } from '../../src/expr/index.ts';
import { randomNumbers } from '../compare/randomExpression.ts';

/** A number in doubles, and how far rounding may have put it from what it stands for. */
interface Rounded {
  readonly value: number;
  readonly radius: number;
}

const TRIALS = 200;
/** An operation of two ulps. */
const ROUNDING = 2 ** -51;
/** Sums of more terms are taken as they are. */
const MOST_TERMS = 1000;

/**
 * The values that an expression may have in doubles, as rounding happens to fall: in each trial every operation that jumps is given numbers
 * within the rounding errors of its arguments, which may lie on either side of the jump or exactly on it, and every 0 has either sign.
 * Where nothing lies so close to a jump, there is one value.
 */
export function reachableValues(f: Expr, point: Point): number[] {
  const random = randomNumbers(f.hash);
  const values = new Set<number>();
  for (let trial = 0; trial < TRIALS; trial++) {
    // In every other trial an operation under a sum takes the same side in all terms.
    const sides = new Map<Expr, number>();
    const choose = (node: Expr, count: number): number => {
      const drawn = trial % 2 === 0 ? (sides.get(node) ?? random()) : random();
      sides.set(node, drawn);
      return Math.floor(drawn * count);
    };
    values.add(valueOf(f, (name) => literal(coordinate(point, name)), choose).value);
  }
  return [...values];
}

/** One of `count` possibilities for an operation. */
type Choose = (node: Expr, count: number) => number;

function valueOf(f: Expr, read: (name: string) => Rounded, choose: Choose): Rounded {
  const values = new Map<Expr, Rounded>();
  for (const node of postorder([f])) {
    if (node.kind === 'num') values.set(node, literal(node.value));
    else if (node.kind === 'sym') values.set(node, read(node.name));
    else if (node.kind === 'call') {
      const args = node.args.map((arg) => values.get(arg) as Rounded);
      values.set(node, applied(node, args, choose));
    }
  }
  return values.get(f) as Rounded;
}

/** A number as it is written: a double, where its binary fraction is short. */
function literal(value: number): Rounded {
  return { value, radius: isShort(value) ? 0 : rounding(value) };
}

/** A short binary fraction. */
function isShort(value: number): boolean {
  return Number.isInteger(value * 1024);
}

function rounding(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) * ROUNDING : 0;
}

function applied(node: Call, args: readonly Rounded[], choose: Choose): Rounded {
  const { op } = node;
  if (op.binding?.form === 'steps') {
    const total = totalOf(node, op.binding, args, choose);
    if (total !== undefined) return total;
  }
  const evaluate = op.eval ?? (() => Number.NaN);
  // A choice jumps in its condition, not in what it chooses.
  const jumpsIn = (index: number) => op.jump !== undefined || (op.notation?.kind === 'conditional' && index === 0);
  const given = args.map((_, i) => {
    const candidates = sidesOf(args, i, jumpsIn(i));
    return candidates[candidates.length > 1 ? choose(node, candidates.length) : 0] as number;
  });
  const value = evaluate(...given);
  if (isExact(node, args, value)) return { value, radius: 0 };
  // What jumps has made its choice of a side: the smaller of the changes stays there.
  const spread = args.map(({ radius }, i) => {
    if (radius === 0) return 0;
    const changes = [-radius, radius]
      .map((off) => Math.abs(evaluate(...given.map((x, j) => (i === j ? x + off : x))) - value))
      .filter(Number.isFinite);
    return changes.length === 0 ? 0 : jumpsIn(i) ? Math.min(...changes) : Math.max(...changes);
  });
  return { value, radius: spread.reduce((sum, each) => sum + each, rounding(value)) };
}

/**
 * The numbers that an argument may be: itself, whole numbers within its error, of which one may be singular as 0 is to 0^x, and of an
 * operation that jumps the ends of its error, and where jumps lie within it.
 */
function sidesOf(args: readonly Rounded[], index: number, jumps: boolean): number[] {
  const { value, radius } = args[index] as Rounded;
  if (radius === 0) return signsOf({ value, radius });
  const ends = jumps ? [value - radius, value + radius] : [];
  const landmarks = jumps ? [Math.floor(value) + 0.5, ...args.map((arg) => arg.value)] : [];
  const within = [Math.round(value), ...landmarks].filter((mark) => Math.abs(mark - value) <= radius);
  return [...new Set([value, ...ends, ...within])].flatMap((side) => signsOf({ value: side, radius }));
}

/** 0 has a sign that nobody gave it. */
function signsOf({ value }: Rounded): number[] {
  return value === 0 ? [0, -0] : [value];
}

/** Whether exact numbers give an exact number. */
function isExact({ op }: Call, args: readonly Rounded[], value: number): boolean {
  if (op.exact === undefined || !isShort(value)) return false;
  if (args.some((arg) => arg.radius > 0 || !isShort(arg.value))) return false;
  return op.exact(...args.map((arg) => new Fraction(arg.value)))?.equals(new Fraction(value)) ?? false;
}

/** A sum or a product, term by term; undefined where it has too many terms, or its bounds are no whole numbers. */
function totalOf({ op }: Call, binding: Binding, args: readonly Rounded[], choose: Choose): Rounded | undefined {
  const [low, high] = args.map(({ value }) => value) as [number, number];
  if (!(Number.isInteger(low) && Number.isInteger(high)) || high - low > MOST_TERMS) return undefined;
  const isSum = op.written === 'sum';
  let total: Rounded = { value: isSum ? 0 : 1, radius: 0 };
  for (let k = low; k <= high; k++) {
    const read = (name: string): Rounded => {
      if (name === binding.variable.name) return { value: k, radius: 0 };
      return args[2 + binding.free.findIndex((variable) => variable.name === name)] as Rounded;
    };
    const term = valueOf(binding.body, read, choose);
    const value = isSum ? total.value + term.value : total.value * term.value;
    const radius = isSum
      ? total.radius + term.radius
      : Math.abs(total.value) * term.radius + Math.abs(term.value) * total.radius;
    total = { value, radius: radius + (total.radius + term.radius > 0 ? rounding(value) : 0) };
  }
  return total;
}
