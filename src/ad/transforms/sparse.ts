import { FluxionError } from '../../error.ts';
import { type Expr, num, type Sym, sym, tensorOf, type Value } from '../../expr/index.ts';
import { sizeOf, Tensor } from '../../tensor/index.ts';
import { greedyColouring, type Pattern, starColouring } from './colouring.ts';
import { single } from './jacobian.ts';
import { concrete } from './operand.ts';
import { patternOf } from './pattern.ts';
import { checkPositions, positionsOf, variablesAt } from './position.ts';
import {
  type AnyFunction,
  adjointsFor,
  checkFunction,
  type Recording,
  realize,
  record,
  tangentsFor,
} from './record.ts';

/** The entries of a matrix that may differ from 0, row by row, and how many sweeps it took to compute them. */
export interface SparseMatrix {
  readonly shape: readonly [rows: number, columns: number];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly number[];
  /** Number of colours: of directions along which the function was differentiated. */
  readonly colours: number;
}

/**
 * The Jacobian of a function of one tensor (flattened) that depends on few inputs at every output. Columns without a
 * common row share one sweep of forward mode (Curtis, Powell and Reid 1974), so a band matrix takes as many sweeps as its
 * band is wide. The pattern comes from the operations, not from values: no entry is missed.
 *
 * @example
 * sparseJacobian((x: Tensor) => ops.mul(x, x))(tensor([1, 2, 3])).colours // 1
 */
export function sparseJacobian<A extends readonly unknown[]>(
  f: (...args: A) => unknown,
  position = 0,
): (...args: A) => SparseMatrix {
  checkFunction('sparseJacobian', f);
  positionsOf('sparseJacobian', [position]);
  return (...given) => {
    const { recording, variable } = prepared('sparseJacobian', f as AnyFunction, given, position);
    const output = onlyOutput('sparseJacobian', recording);
    const pattern = patternOf(output, variable);
    const { colours, count } = greedyColouring(pattern, sizeOf(variable.shape));
    const products = sweeps(recording, output, variable, colours, count);
    const entry = (row: number, column: number): number => at(products, colours[column] as number, row);
    return collected(pattern, sizeOf(variable.shape), count, entry);
  };
}

/**
 * The Hessian of a function with one number as its output, of one tensor (flattened), by products with few vectors: a
 * star colouring uses its symmetry (Gebremedhin, Manne and Pothen 2005).
 */
export function sparseHessian<A extends readonly unknown[]>(
  f: (...args: A) => unknown,
  position = 0,
): (...args: A) => SparseMatrix {
  checkFunction('sparseHessian', f);
  positionsOf('sparseHessian', [position]);
  return (...given) => {
    const { recording, variable } = prepared('sparseHessian', f as AnyFunction, given, position);
    const [gradient] = adjointsFor([single('sparseHessian', recording)], [num(1)], [variable]) as [Expr];
    const pattern = patternOf(gradient, variable);
    const { colours, count } = starColouring(pattern);
    const products = sweeps(recording, gradient, variable, colours, count);
    // Entry (i, j) stands alone in row i of the product for j's colour, or in row j of that for i's.
    const alone = (row: number, column: number): boolean =>
      (pattern[row] as readonly number[]).every((other) => other === column || colours[other] !== colours[column]);
    const entry = (row: number, column: number): number =>
      alone(row, column) ? at(products, colours[column] as number, row) : at(products, colours[row] as number, column);
    return collected(pattern, sizeOf(variable.shape), count, entry);
  };
}

interface Prepared {
  readonly recording: Recording;
  readonly variable: Sym;
}

function prepared(transform: string, f: AnyFunction, given: readonly unknown[], position: number): Prepared {
  checkPositions(transform, [position], given.length);
  const recording = record(transform, f, given, { keepNumbers: (argument) => argument !== position });
  const variables = variablesAt(transform, recording, position);
  if (variables.length > 1) {
    throw new FluxionError(
      'ARGUMENT',
      `${transform}: argument ${position} holds ${variables.length} tensors, the matrix is for one.`,
      {
        suggestion: 'Give one tensor.',
      },
    );
  }
  return { recording, variable: variables[0] as Sym };
}

function onlyOutput(transform: string, { outputs }: Recording): Expr {
  if (outputs.length === 1) return outputs[0] as Expr;
  throw new FluxionError(
    'ARGUMENT',
    `${transform}: the function returns ${outputs.length} values, the matrix is for one tensor.`,
    {
      suggestion: 'Join them with ops.concat.',
    },
  );
}

/** The derivative of an expression along the sum of all basis vectors of each colour. */
function sweeps(recording: Recording, expr: Expr, variable: Sym, colours: readonly number[], count: number): Value[] {
  const direction = sym('colour direction', variable.shape);
  const tangent = tangentsFor([expr], [variable], [direction]);
  const variables = [...recording.variables, direction];
  return Array.from({ length: count }, (_, colour) => {
    const vector = new Tensor(
      variable.shape,
      Float64Array.from(colours, (own) => Number(own === colour)),
    );
    return realize(tangent, variables, [
      ...recording.values.map((value) => concrete(value)),
      vector.shape.length === 0 ? vector.item() : vector,
    ])[0] as Value;
  });
}

function at(products: readonly Value[], colour: number, row: number): number {
  return tensorOf(products[colour] as Value).data[row] as number;
}

function collected(
  pattern: Pattern,
  columns: number,
  colours: number,
  entry: (row: number, column: number) => number,
): SparseMatrix {
  const rows = pattern.flatMap((own, row) => own.map(() => row));
  const places = pattern.flat();
  return {
    shape: [pattern.length, columns],
    rows,
    columns: places,
    values: places.map((column, k) => entry(rows[k] as number, column)),
    colours,
  };
}
