import { type Call, type Expr, evaluateValues, type Shape, sym, tensorOf } from '../../expr/index.ts';
import { sizeOf, stridesOf, Tensor } from '../../tensor/index.ts';

/**
 * Where the elements of a value lie among those of another one: element (i, j, ...) is element
 * offset + i * strides[0] + j * strides[1] ... of the base, in row-major order.
 */
export interface View {
  readonly base: Expr;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** A larger tensor of places would cost more than the copy that it saves. */
const MAX_PLACES = 1 << 22;

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

/** Where the elements of a reduction's argument go: a view of the result in the shape of the argument. */
export function sumView({ op, args, shape }: Call): Omit<View, 'base'> | undefined {
  const [x] = args;
  const [transpose] = op.transpose ?? [];
  if (op.moves !== 'sums' || args.length !== 1 || x === undefined || typeof transpose !== 'function') return undefined;
  if (sizeOf(x.shape) > MAX_PLACES || sizeOf(x.shape) === 0) return undefined;
  const g = sym('places', shape);
  const spread = transpose(g, [x], g, 0);
  const places = tensorOf(placesIn(shape, { offset: 0, strides: stridesOf(shape) }));
  const value = evaluateValues([spread], () => (shape.length === 0 ? places.item() : places)).get(spread);
  return value === undefined ? undefined : affine(tensorOf(value), x.shape);
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
