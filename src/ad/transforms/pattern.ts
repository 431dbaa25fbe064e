import { type Call, dependents, type Expr, postorder, type Shape, type Sym } from '../../expr/index.ts';
import { arange, broadcastTo, reshape, sizeOf, Tensor } from '../../tensor/index.ts';
import type { Pattern } from './colouring.ts';

/** The inputs that every element of a value may depend on. */
type Dependence = readonly (readonly number[])[];

const NONE: readonly number[] = [];

/**
 * Which elements of a variable each element of an expression may depend on, from the operations alone: elementwise ones
 * keep elements apart, those that move elements are run on the numbers of the elements, and every other operation is
 * taken to use all it gets.
 */
export function patternOf(expr: Expr, variable: Sym): Pattern {
  const order = postorder([expr]);
  const active = dependents(order, new Set<Expr>([variable]));
  const known = new Map<Expr, Dependence>();
  for (const node of order) {
    if (node === variable)
      known.set(
        node,
        Array.from({ length: sizeOf(node.shape) }, (_, i) => [i]),
      );
    else if (node.kind === 'call' && active.has(node)) known.set(node, ofCall(node, known));
  }
  return known.get(expr) ?? Array.from({ length: sizeOf(expr.shape) }, () => NONE);
}

function ofCall(node: Call, known: ReadonlyMap<Expr, Dependence>): Dependence {
  const { op, args, shape } = node;
  const size = sizeOf(shape);
  if (op.d === '0') return Array.from({ length: size }, () => NONE);
  const active = args.flatMap((arg) =>
    known.has(arg) ? [{ shape: arg.shape, dependence: known.get(arg) as Dependence }] : [],
  );
  if (op.kernel === undefined) return elementwise(active, shape);
  const [first] = active;
  const onlyFirst = active.length === 1 && first !== undefined && known.has(args[0] as Expr);
  if (onlyFirst && op.moves === 'copies' && args.length === 1) return copies(node, first.dependence);
  if (onlyFirst && op.moves === 'sums') return sums(node, first.dependence);
  if (op.jointly) return joined(node, known);
  const all = union(active.flatMap(({ dependence }) => dependence));
  return Array.from({ length: size }, () => all);
}

function elementwise(active: readonly { shape: Shape; dependence: Dependence }[], shape: Shape): Dependence {
  const maps = active.map((arg) => ({
    dependence: arg.dependence,
    place: broadcastTo(numbers(arg.shape), shape).data,
  }));
  return Array.from({ length: sizeOf(shape) }, (_, i) =>
    union(maps.map(({ dependence, place }) => dependence[place[i] as number] as readonly number[])),
  );
}

/** The numbers 0, 1, 2 ... of the elements, in a shape. */
function numbers(shape: Shape): Tensor {
  return reshape(arange(sizeOf(shape)), shape);
}

/** Run on the numbers of the elements from 1 on, the operation says where each element of its result comes from. */
function copies({ op, args }: Call, dependence: Dependence): Dependence {
  const [arg] = args as [Expr];
  const numbered = new Tensor(
    arg.shape,
    numbers(arg.shape).data.map((i) => i + 1),
  );
  return Array.from((op.kernel as (x: Tensor) => Tensor)(numbered).data, (from) =>
    from === 0 ? NONE : (dependence[from - 1] as readonly number[]),
  );
}

/** Which element of a sum an element goes to: the sum of one element at a time would say so; its shape says it faster. */
function sums({ op, args, shape }: Call, dependence: Dependence): Dependence {
  const [arg] = args as [Expr];
  const size = sizeOf(shape);
  if (size === 1) return [union(dependence)];
  const kernel = op.kernel as (x: Tensor) => Tensor;
  const collected: (readonly number[])[][] = Array.from({ length: size }, () => []);
  const one = new Float64Array(sizeOf(arg.shape));
  for (const [i, own] of dependence.entries()) {
    one[i] = 1;
    const to = kernel(new Tensor(arg.shape, one.slice())).data.findIndex((x) => x !== 0);
    one[i] = 0;
    collected[to]?.push(own);
  }
  return collected.map(union);
}

/** Joining: run on numbers that go on from one argument to the next. */
function joined({ op, args }: Call, known: ReadonlyMap<Expr, Dependence>): Dependence {
  let start = 0;
  const all: (readonly number[])[] = [];
  const parts = args.map((arg) => {
    const size = sizeOf(arg.shape);
    const own = known.get(arg);
    for (let i = 0; i < size; i++) all.push(own?.[i] ?? NONE);
    const part = new Tensor(
      arg.shape,
      numbers(arg.shape).data.map((i) => i + start),
    );
    start += size;
    return part;
  });
  return Array.from((op.kernel as (...x: Tensor[]) => Tensor)(...parts).data, (from) => all[from] as readonly number[]);
}

function union(lists: readonly (readonly number[])[]): readonly number[] {
  if (lists.length === 1) return lists[0] as readonly number[];
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
