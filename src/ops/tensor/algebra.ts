import { FluxionError } from '../../error.ts';
import {
  ANY_SHAPE,
  build,
  constant,
  type Expr,
  type Family,
  family,
  isInteger,
  isNum,
  num,
  type OpEntry,
} from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { op } from '../table.ts';
import { inv, matmul } from './linalg.ts';
import { broadcastTo } from './shaping.ts';

// What `*`, `/` and `^` mean in a text whose variables may be arrays. Each becomes the operation that it is, of numbers
// or of matrices, as soon as the shapes are known.

const unknown = ({ shape }: Expr): boolean => shape === ANY_SHAPE;
const isScalar = ({ shape }: Expr): boolean => shape.length === 0;

/** What the three have in common. Calls of them exist only while a shape is not known, so they have no values. */
function byShape(name: string, rebuild: (x: Expr, y: Expr) => Expr | undefined): Pick<OpEntry, Shared> {
  return {
    signature: `${name}(x, y)`,
    rebuild: ([x, y]) => rebuild(x as Expr, y as Expr),
    shape: () => ANY_SHAPE,
    sample: [
      [-2, 2],
      [-2, 2],
    ],
  };
}

type Shared = 'signature' | 'rebuild' | 'shape' | 'sample';

/** `x * y`: the matrix product of two arrays, else elementwise. */
export const matrixTimes: Family<[]> = family('matrixTimes', () => ({
  ...byShape('matrixTimes', (x, y) => {
    if (isScalar(x) || isScalar(y)) return build(op('mul'), [x, y]);
    return unknown(x) || unknown(y) ? undefined : build(matmul(), [x, y]);
  }),
  d: 'matrixTimes(dx, y) + matrixTimes(x, dy)',
  tex: '#1 #2',
  doc: 'product: of matrices between two arrays, else of every element',
  rule: 'product rule',
}));

/** `x / y`: times the inverse of a matrix, else elementwise. */
export const matrixOver: Family<[]> = family('matrixOver', () => ({
  ...byShape('matrixOver', (x, y) => {
    if (unknown(y)) return undefined;
    if (y.shape.length < 2) return build(op('div'), [x, y]);
    kernels.squareOrder('/', y);
    return build(matrixTimes(), [x, build(inv(), [y])]);
  }),
  d: 'matrixOver(dx, y) - matrixOver(matrixTimes(ans, dy), y)',
  tex: '#1 #2^{-1}',
  doc: 'quotient: by a matrix the product with its inverse, else of every element',
  rule: 'quotient rule',
}));

/** `x ^ n`: the product of n equal matrices, else elementwise. */
export const matrixPower: Family<[]> = family('matrixPower', () => ({
  ...byShape('matrixPower', (x, n) => {
    if (unknown(x)) return undefined;
    return x.shape.length < 2 ? build(op('pow'), [x, n]) : powerOf(x, n);
  }),
  tex: '#1^{#2}',
  doc: 'power: of a square matrix the repeated product, else of every element',
}));

/** More equal factors than this are no formula any more. */
const MAX_EXPONENT = 1024;

function powerOf(x: Expr, n: Expr): Expr {
  const order = kernels.squareOrder('^', x);
  if (!isNum(n) || !isInteger(n) || Math.abs(n.value) > MAX_EXPONENT) {
    throw new FluxionError('ARGUMENT', '^ repeats the product of a matrix: its exponent is a whole number.', {
      suggestion: 'For the power of every element write .^',
    });
  }
  if (n.value < 0) return powerOf(build(inv(), [x]), num(-n.value));
  let result: Expr | undefined;
  let square = x;
  for (let rest = n.value; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result === undefined ? square : build(matmul(), [result, square]);
    if (rest > 1) square = build(matmul(), [square, square]);
  }
  return result ?? build(broadcastTo(x.shape), [constant(kernels.eye(order))]);
}
