import { type Call, type Expr, evaluateValues, type Shape, sym, tensorOf, type Value } from '../../expr/index.ts';
import { sizeOf, stridesOf, Tensor } from '../../tensor/index.ts';
import type { Combination } from './nest.ts';

/**
 * Where the elements of a value lie among those of another one: element (i, j, ...) is element
 * offset + i * strides[0] + j * strides[1] ... of the base, in row-major order.
 */
export interface View {
  readonly base: Expr;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Whether the elements of a view lie side by side in memory, in its order. */
export function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    if (length > 1 && strides[axis] !== expected) return false;
    expected *= length;
  }
  return true;
}

/** A larger tensor of places would cost more than the copy that it saves. */
const MAX_PLACES = 1 << 22;

/** Whether an operation works element by element. */
export function isElementwise(node: Call): boolean {
  return node.op.kernel === undefined && node.op.eval !== undefined;
}

/** Whether a node is a number that needs no code: a constant of the language. */
export function isConstant(node: Call): boolean {
  return node.args.length === 0 && node.shape.length === 0;
}

/** The number that a node is, if it is one: it needs no memory. */
export function numberOf(node: Expr): number | undefined {
  if (node.kind === 'num') return node.value;
  return node.kind === 'call' && isConstant(node) && isElementwise(node) ? node.op.eval?.() : undefined;
}

/** Finds the values that are other values, read in another order. */
export class Views {
  readonly #views = new Map<Expr, View>();

  /** The view that a value is; of itself where it is nothing else. */
  of(node: Expr): View {
    let view = this.#views.get(node);
    if (view === undefined) {
      view = this.#find(node) ?? { base: node, offset: 0, strides: stridesOf(node.shape) };
      this.#views.set(node, view);
    }
    return view;
  }

  #find(node: Expr): View | undefined {
    if (node.kind !== 'call' || node.op.moves !== 'copies' || node.args.length !== 1) return undefined;
    if (node.op.kernel === undefined || sizeOf(node.shape) === 0) return undefined;
    const [arg] = node.args as [Expr];
    if (sizeOf(arg.shape) > MAX_PLACES || sizeOf(node.shape) > MAX_PLACES) return undefined;
    const inner = this.of(arg);
    const grid = affine(node.op.kernel(placesIn(arg.shape, inner)));
    return grid === undefined ? undefined : { base: inner.base, ...grid };
  }
}

/** Elements of an expression that are written to places of a value, and how they join what is there. */
export interface Placed {
  readonly from: Expr;
  readonly where: Omit<View, 'base'>;
  readonly combines?: Combination;
  readonly zeros?: true;
}

/** What an operation that only moves or combines elements writes; undefined where it is none, or its places are irregular. */
export function placedBy(node: Call): readonly Placed[] | undefined {
  if (sizeOf(node.shape) > MAX_PLACES || node.args.some(({ shape }) => sizeOf(shape) > MAX_PLACES)) return undefined;
  if (node.args.some(({ shape }) => sizeOf(shape) === 0)) return undefined;
  return reduced(node) ?? joined(node) ?? padded(node);
}

/** Where the elements of a reduction's argument go: a view of the result in the shape of the argument. */
function reduced({ op, args, shape }: Call): readonly Placed[] | undefined {
  const [x] = args;
  const [transpose] = op.transpose ?? [];
  const combines = op.reduces ?? (op.moves === 'sums' ? 'add' : undefined);
  if (combines === undefined || args.length !== 1 || x === undefined) return undefined;
  const g = sym('places', shape);
  const spread = op.spread?.(g, x) ?? (typeof transpose === 'function' ? transpose(g, [x], g, 0) : undefined);
  const places = spread === undefined ? undefined : placesUnder(spread, shape);
  const where = places === undefined ? undefined : affine(places, x.shape);
  return where === undefined ? undefined : [{ from: x, where, combines }];
}

/** Arguments side by side: what each receives of the adjoint is the part where it stands. */
function joined({ op, args, shape }: Call): readonly Placed[] | undefined {
  const [transpose] = op.transpose ?? [];
  if (op.jointly === undefined || !op.variadic || typeof transpose !== 'function') return undefined;
  if (args.reduce((sum, arg) => sum + sizeOf(arg.shape), 0) !== sizeOf(shape)) return undefined;
  const g = sym('places', shape);
  const parts = args.flatMap((from, index) => {
    const where = affine(placesUnder(transpose(g, args, g, index), shape), from.shape);
    return where === undefined ? [] : [{ from, where }];
  });
  return parts.length === args.length ? parts : undefined;
}

/** One argument among zeros. */
function padded({ op, args, shape }: Call): readonly Placed[] | undefined {
  const [x] = args;
  if (op.moves !== 'copies' || args.length !== 1 || op.kernel === undefined || x === undefined) return undefined;
  const from = op.kernel(placesIn(x.shape, { offset: 0, strides: stridesOf(x.shape) })).data;
  const to = new Float64Array(sizeOf(x.shape));
  for (const [place, source] of from.entries()) {
    if (source === 0) continue;
    // An element that is copied twice has no one place; what is no place is no copy.
    if (to[source - 1] !== 0) return undefined;
    to[source - 1] = place + 1;
  }
  const where = affine(new Tensor(x.shape, to));
  return where === undefined
    ? undefined
    : [{ from: x, where, ...(sizeOf(x.shape) < sizeOf(shape) && { zeros: true }) }];
}

/** The places of a value of a shape, moved as an expression moves its elements. */
function placesUnder(moved: Expr, shape: Shape): Tensor {
  const places = tensorOf(placesIn(shape, { offset: 0, strides: stridesOf(shape) }));
  const value = evaluateValues([moved], () => (shape.length === 0 ? places.item() : places)).get(moved);
  return tensorOf(value as Value);
}

/** For every element of a shape the place it is read from, plus 1: a 0 is no element at all. */
function placesIn(shape: Shape, { offset, strides }: Omit<View, 'base'>): Tensor {
  const data = new Float64Array(sizeOf(shape));
  const index = new Array<number>(shape.length).fill(0);
  let place = offset + 1;
  for (let position = 0; position < data.length; position++) {
    data[position] = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const stride = strides[axis] as number;
      place += stride;
      if (++(index[axis] as number) < (shape[axis] as number)) break;
      place -= stride * (shape[axis] as number);
      index[axis] = 0;
    }
  }
  return new Tensor(shape, data);
}

/** The offset and strides of places, if they have any. */
function affine({ shape, data }: Tensor, expected: Shape = shape): Omit<View, 'base'> | undefined {
  const own = stridesOf(shape);
  const first = data[0] as number;
  if (shape.length !== expected.length || !(first >= 1)) return undefined;
  const strides = shape.map((length, axis) => (length > 1 ? (data[own[axis] as number] as number) - first : 0));
  const grid = { offset: first - 1, strides };
  const wanted = placesIn(shape, grid).data;
  // A 0 is no element, even where the line through the others runs into it.
  return data.every((place, k) => place >= 1 && place === wanted[k]) ? grid : undefined;
}
