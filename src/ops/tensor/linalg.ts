import { type Expr, type Family, family, type OpEntry, type Pull, type Shape } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { add, mul } from '../construct.ts';
import { fold } from '../fold.ts';
import { alignBatch } from './batch.ts';
import { sum } from './reduce.ts';
import { broadcastTo, reshape, sumTo } from './shaping.ts';
import { diagonalMatrix, outer, swapLast } from './structure.ts';

const SQUARE = [[[3, 3]], [[2, 3, 3]]] as const;
const ANY = [[-2, 2]] as const;
export const transposed = (x: Expr): Expr => fold(swapLast(), [x]);

const at = (args: readonly Expr[], index: number): Expr => args[index] as Expr;

export function shaped(x: Expr, shape: Shape): Expr {
  return kernels.sameShape(x.shape, shape) ? x : fold(reshape(shape), [x]);
}

/** Sum what broadcasting repeated. */
export function summed(x: Expr, shape: Shape): Expr {
  return kernels.sameShape(x.shape, shape) ? x : fold(sumTo(shape), [x]);
}

export const product = (a: Expr, b: Expr): Expr => fold(matmul(), [a, b]);

/** The matrix product with NumPy's meaning of vectors and leading axes. */
export const matmul: Family<[]> = family('matmul', () => ({
  signature: 'matmul(A, B)',
  kernel: kernels.matmul,
  shape: kernels.matmulShape,
  contraction: productSubscripts,
  transpose: [
    (g, [a, b]) => {
      const [A, B] = [a as Expr, b as Expr];
      if (A.shape.length === 2 && B.shape.length === 1) return fold(outer(), [g, B]);
      if (A.shape.length === 1 && B.shape.length === 2) return product(B, g);
      const [left, right, G] = matrices(A, B, g);
      return shaped(summed(product(G, transposed(right)), left.shape), A.shape);
    },
    (g, [a, b]) => {
      const [A, B] = [a as Expr, b as Expr];
      if (A.shape.length === 2 && B.shape.length === 1) return product(g, A);
      if (A.shape.length === 1 && B.shape.length === 2) return fold(outer(), [A, g]);
      const [left, right, G] = matrices(A, B, g);
      // (G' A)' is A' G, and turns the smaller of the two around.
      const narrow = (B.shape.at(-1) ?? 1) * 4 < (A.shape.at(-1) ?? 1);
      const pulled = narrow ? transposed(product(transposed(G), left)) : product(transposed(left), G);
      return shaped(summed(pulled, right.shape), B.shape);
    },
  ],
  batch: (args, batched, size) => {
    const [a, b] = args.map((arg, i) => arg.shape.slice(batched[i] ? 1 : 0)) as readonly Shape[] as [Shape, Shape];
    const result = kernels.matmulShape(a, b);
    const rows = at(args, 0);
    const left = a.length === 1 ? shaped(rows, [...rows.shape.slice(0, -1), 1, ...rows.shape.slice(-1)]) : rows;
    const columns = at(args, 1);
    const right = b.length === 1 ? shaped(columns, [...columns.shape, 1]) : columns;
    return shaped(fold(matmul(), alignBatch([left, right], batched)), [size, ...result]);
  },
  tex: '#1 #2',
  doc: 'matrix product; vectors are rows on the left and columns on the right, leading axes broadcast',
  rule: 'product rule',
  sample: [
    [-2, 2],
    [-2, 2],
  ],
  sampleShapes: [
    [
      [2, 3],
      [3, 2],
    ],
    [[3], [3, 2]],
    [[2, 3], [3]],
    [[3], [3]],
    [
      [2, 2, 3],
      [3, 2],
    ],
    [
      [2, 3],
      [2, 3, 2],
    ],
  ],
}));

/** The product of matrices in the notation of einsum, where leading axes are the same on both sides. */
function productSubscripts(a: Shape, b: Shape): string | undefined {
  const [left, right] = [a.slice(0, -2), b.slice(0, -2)];
  const batch = BATCH_LETTERS.slice(0, Math.max(left.length, right.length));
  if (batch.length < Math.max(left.length, right.length)) return undefined;
  if (left.length > 0 && right.length > 0 && !kernels.sameShape(left, right)) return undefined;
  const [of, by] = [left.length > 0 ? batch : '', right.length > 0 ? batch : ''];
  const [rows, columns] = [a.length > 1 ? 'i' : '', b.length > 1 ? 'k' : ''];
  return `${of}${rows}j,${by}j${columns}->${batch}${rows}${columns}`;
}

const BATCH_LETTERS = 'abcdefgh';

/** Both operands and the result of a product as matrices: a vector is a row on the left, a column on the right. */
function matrices(a: Expr, b: Expr, g: Expr): [Expr, Expr, Expr] {
  const left = a.shape.length === 1 ? shaped(a, [1, ...a.shape]) : a;
  const right = b.shape.length === 1 ? shaped(b, [...b.shape, 1]) : b;
  const batch = g.shape.slice(0, g.shape.length - (a.shape.length > 1 ? 1 : 0) - (b.shape.length > 1 ? 1 : 0));
  return [left, right, shaped(g, [...batch, left.shape.at(-2) as number, right.shape.at(-1) as number])];
}

export const dot: Family<[]> = family('dot', () => ({
  signature: 'dot(x, y)',
  kernel: kernels.dot,
  contraction: () => 'i,i->',
  shape: (x, y) => {
    if (x.length === 1 && y.length === 1 && x[0] === y[0]) return [];
    throw kernels.shapeError(
      `dot cannot combine the shapes ${kernels.showShape(x)} and ${kernels.showShape(y)}.`,
      'It takes two vectors of the same length; for matrices use matmul.',
    );
  },
  transpose: ['g*y', 'g*x'],
  batch: (args) => fold(sum(-1), [mul(at(args, 0), at(args, 1))]),
  tex: '#1 \\cdot #2',
  doc: 'inner product of two vectors',
  sample: [
    [-2, 2],
    [-2, 2],
  ],
  sampleShapes: [[[3], [3]]],
}));

/** An operation on each square matrix of a batch. */
function ofSquare(name: string, doc: string, entry: Partial<OpEntry>, result: (x: Shape) => Shape): Family<[]> {
  const member: Family<[]> = family(name, () => ({
    signature: `${name}(x)`,
    shape: (x) => {
      kernels.squareOrder(name, { shape: x });
      return result(x);
    },
    batch: ([x]) => fold(member(), [x as Expr]),
    tex: `\\operatorname{${name}}`,
    doc,
    sample: ANY,
    sampleShapes: SQUARE,
    ...entry,
  }));
  return member;
}

const batchOf = (x: Shape): Shape => x.slice(0, -2);
const same = (x: Shape): Shape => x;

export const trace = ofSquare(
  'trace',
  'sum of the diagonal of each square matrix',
  {
    kernel: kernels.trace,
    transpose: [
      (g, [x]) => {
        const diagonal = [...g.shape, (x as Expr).shape.at(-1) as number];
        return fold(diagonalMatrix(), [fold(broadcastTo(diagonal), [shaped(g, [...g.shape, 1])])]);
      },
    ],
  },
  batchOf,
);

export const det = ofSquare(
  'det',
  'determinant of each square matrix',
  { kernel: kernels.det, d: 'trace(matmul(adjugate(x), dx))', rule: "Jacobi's formula" },
  batchOf,
);

export const adjugate = ofSquare(
  'adjugate',
  'transposed cofactors of each square matrix: det(x)*inv(x), also where x is singular',
  { kernel: kernels.adjugate, push: ([dx], [x]) => fold(adjugateAlong(1), [x as Expr, dx as Expr]) },
  same,
);

/**
 * The derivative of the adjugate along several matrices, one after the other. The adjugate is a polynomial, so that all
 * its derivatives exist, also where the matrix is singular; they are multilinear in the directions. The product with
 * g is the next derivative of the determinant, which is symmetric in all its directions: hence the transpose.
 */
export const adjugateAlong: Family<[count?: number]> = family('adjugateAlong', (count = 1) => {
  const names = Array.from({ length: count }, (_, i) => `v${i}`);
  return {
    signature: `adjugateAlong(${['x', ...names].join(', ')})`,
    kernel: (x, ...directions) => kernels.adjugateAlong(x, directions),
    shape: same,
    push: (tangents, [x, ...directions]) => {
      const terms = tangents.flatMap((tangent, i) => {
        if (tangent === undefined) return [];
        return i === 0
          ? [fold(adjugateAlong(count + 1), [x as Expr, ...directions, tangent])]
          : [fold(adjugateAlong(count), [x as Expr, ...directions.with(i - 1, tangent)])];
      });
      return terms.reduce(add);
    },
    transpose: [
      undefined,
      ...names.map(
        (_, i): Pull =>
          (g, [x, ...directions]) =>
            transposed(fold(adjugateAlong(count), [x as Expr, ...directions.with(i, transposed(g))])),
      ),
    ],
    batch: (args, batched, size) => {
      const full = args.map((arg, i) => (batched[i] ? arg : fold(broadcastTo([size, ...arg.shape]), [arg])));
      return fold(adjugateAlong(count), full);
    },
    tex: '\\operatorname{adjugateAlong}',
    doc: 'the derivative of the adjugate along matrices',
    sample: [[-2, 2], ...names.map(() => [-2, 2] as const)],
    sampleShapes: SQUARE.map(([shape]) => [shape, ...names.map(() => shape)]),
  };
});

export const logdet = ofSquare(
  'logdet',
  'ln of the determinant of each square matrix, without overflow',
  { kernel: kernels.logdet, d: 'trace(solve(x, dx))', rule: "Jacobi's formula" },
  batchOf,
);

export const inv = ofSquare(
  'inv',
  'inverse of each square matrix',
  { kernel: kernels.inv, d: '-matmul(matmul(ans, dx), ans)', tex: '#1^{-1}' },
  same,
);

export const cholesky = ofSquare(
  'cholesky',
  'the lower triangular L with L*transpose(L) = x, of the symmetric part of x',
  {
    kernel: (x) => kernels.cholesky(symmetric(x)),
    d: 'matmul(ans, lowerHalf(triangularSolve(ans, swapLast(triangularSolve(ans, (dx + swapLast(dx))/2)))))',
  },
  same,
);

function symmetric(x: kernels.Tensor): kernels.Tensor {
  return kernels.map('cholesky', (a, b) => (a + b) / 2, x, kernels.swapLast(x));
}
