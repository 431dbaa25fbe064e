import { type Expr, type Family, family, type Op } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { neg, sub } from '../construct.ts';
import { fold } from '../fold.ts';
import { alignBatch } from './batch.ts';
import { product, shaped, summed, transposed } from './linalg.ts';
import { tril, triu } from './structure.ts';

/** The adjoint of the right-hand side of a solver, from the solver of the transposed matrix. */
function pullRight(solver: Op, g: Expr, matrix: Expr, right: Expr): Expr {
  if (right.shape.length > 1 || g.shape.length === 1) return summed(fold(solver, [matrix, g]), right.shape);
  // A vector beside a batch of matrices.
  const column = fold(solver, [matrix, shaped(g, [...g.shape, 1])]);
  return summed(shaped(column, g.shape), right.shape);
}

/** A solver with a batch axis on some arguments: a vector on the right becomes a column, so that its axis is no row. */
function batchSolver(solver: Op, args: readonly Expr[], batched: readonly boolean[]): Expr {
  const right = args[1] as Expr;
  const isVector = right.shape.length - (batched[1] ? 1 : 0) === 1;
  const column = isVector ? shaped(right, [...right.shape, 1]) : right;
  const result = fold(solver, alignBatch([args[0] as Expr, column], batched));
  return isVector ? shaped(result, result.shape.slice(0, -1)) : result;
}

export const solve: Family<[]> = family('solve', () => ({
  signature: 'solve(A, b)',
  kernel: kernels.solve,
  shape: (a, b) => kernels.solveShape('solve', a, b),
  d: 'solve(A, db - matmul(dA, ans))',
  transpose: [undefined, (g, [a, b]) => pullRight(solve(), g, transposed(a as Expr), b as Expr)],
  batch: (args, batched) => batchSolver(solve(), args, batched),
  tex: '#1^{-1} #2',
  doc: 'the x with A x = b',
  sample: [
    [-2, 2],
    [-2, 2],
  ],
  sampleShapes: [
    [[3, 3], [3]],
    [
      [3, 3],
      [3, 2],
    ],
    [
      [2, 3, 3],
      [3, 2],
    ],
  ],
}));

export const triangularSolve: Family<
  [options?: { readonly lower?: boolean; readonly transposed?: boolean; readonly unitDiagonal?: boolean }]
> = family('triangularSolve', (options = {}) => ({
  signature: 'triangularSolve(T, b)',
  kernel: (t, b) => kernels.triangularSolve(t, b, options),
  shape: (t, b) => kernels.solveShape('triangularSolve', t, b),
  push: ([dT, db], [T], ans) => {
    const solver = triangularSolve(options);
    const { lower = true, unitDiagonal = false } = options;
    const offset = unitDiagonal ? 1 : 0;
    const right = [];
    if (db !== undefined) right.push(db);
    if (dT !== undefined) {
      const triangle = fold(lower ? tril(-offset) : triu(offset), [dT]);
      right.push(neg(product(options.transposed ? transposed(triangle) : triangle, ans)));
    }
    const [first, second] = right as [Expr, Expr?];
    return fold(solver, [T as Expr, second === undefined ? first : sub(first, neg(second))]);
  },
  transpose: [
    undefined,
    (g, [t, b]) => pullRight(triangularSolve({ ...options, transposed: !options.transposed }), g, t as Expr, b as Expr),
  ],
  batch: (args, batched) => batchSolver(triangularSolve(options), args, batched),
  tex: '\\operatorname{triangularSolve}',
  doc: 'the x with T x = b for a triangular T',
  sample: [
    [0.5, 2],
    [-2, 2],
  ],
  sampleShapes: [
    [[3, 3], [3]],
    [
      [3, 3],
      [3, 2],
    ],
  ],
}));
