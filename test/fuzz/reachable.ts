import { type Binding, type Call, coordinate, type Expr, type Point, postorder } from '../../src/expr/index.ts';
import { type Rounded, roundedLiteral, roundedValue, rounding, sidesOf } from '../../src/numeric/rounding.ts';
import { randomNumbers } from '../compare/randomExpression.ts';

const TRIALS = 200;
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
    values.add(valueOf(f, (name) => roundedLiteral(coordinate(point, name)), choose).value);
  }
  return [...values];
}

/** One of `count` possibilities for an operation. */
type Choose = (node: Expr, count: number) => number;

function valueOf(f: Expr, read: (name: string) => Rounded, choose: Choose): Rounded {
  const values = new Map<Expr, Rounded>();
  for (const node of postorder([f])) {
    if (node.kind === 'num') values.set(node, roundedLiteral(node.value));
    else if (node.kind === 'sym') values.set(node, read(node.name));
    else if (node.kind === 'call') {
      const args = node.args.map((arg) => values.get(arg) as Rounded);
      values.set(node, applied(node, args, choose));
    }
  }
  return values.get(f) as Rounded;
}

function applied(node: Call, args: readonly Rounded[], choose: Choose): Rounded {
  const { op } = node;
  if (op.binding?.form === 'steps') {
    const total = totalOf(node, op.binding, args, choose);
    if (total !== undefined) return total;
  }
  const given = args.map((_, i) => {
    const candidates = sidesOf(op, args, i);
    return candidates[candidates.length > 1 ? choose(node, candidates.length) : 0] as number;
  });
  return roundedValue(op, args, given);
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
