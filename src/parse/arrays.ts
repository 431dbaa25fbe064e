import { FluxionError } from '../error.ts';
import {
  build,
  constant,
  type Expr,
  evaluateAt,
  freeVariables,
  isNum,
  num,
  type Point,
  substitute,
  sym,
} from '../expr/index.ts';
import { families, lengthOf, stack } from '../ops/index.ts';
import { tensor } from '../tensor/index.ts';
import type { ArraySyntax, IndexSyntax } from './syntax.ts';

/**
 * `[a, b]` is a vector, `[a, b; c, d]` a matrix of rows; elements may be arrays, which are stacked. Of literals it is a
 * constant.
 *
 * @throws FluxionError SHAPE on rows of different lengths.
 */
export function arrayOf({ rows }: ArraySyntax, elements: readonly Expr[]): Expr {
  const [width = 0] = rows;
  if (width === 0)
    throw new FluxionError('SYNTAX', 'There is nothing between these brackets.', { suggestion: 'Write [1, 2; 3, 4].' });
  if (rows.some((length) => length !== width)) {
    throw new FluxionError('SHAPE', `The rows of this matrix have ${rows.join(', ')} elements.`, {
      suggestion: 'Give every row the same number of elements.',
    });
  }
  const table = rows.map((_, row) => elements.slice(row * width, (row + 1) * width));
  if (elements.every(isNum)) {
    const values = table.map((row) => row.map((element) => (isNum(element) ? element.value : 0)));
    return constant(tensor(values.length === 1 ? (values[0] ?? []) : values));
  }
  const lines = table.map((row) => stack(row));
  return lines.length === 1 ? (lines[0] as Expr) : stack(lines);
}

/**
 * `x[2]`, `x[2:end]`, `x[end - 1]`, `A[1, :]`: positions count from 1, and both ends of a range belong to it.
 *
 * @throws FluxionError ARGUMENT on positions that are no whole numbers, SHAPE on positions outside.
 */
export function partOf({ selections }: IndexSyntax, [operand, ...positions]: readonly Expr[]): Expr {
  const array = operand as Expr;
  const rest = [...positions];
  const values: Expr[] = [];
  const written = selections.map((parts, axis) =>
    parts.map((place) => {
      if (place === undefined) return null;
      const { ends, value } = positionOf(rest.shift() as Expr, lengthOf(array.shape, axis));
      values.push(value);
      return ends;
    }),
  );
  return build(families.part(written), [array, ...values]);
}

const END = 'end';

/** A position as a multiple of the length of its axis, and the rest. */
function positionOf(expr: Expr, length: number | undefined): { ends: number; value: Expr } {
  // Inside brackets `end` is a number, whatever variables may be.
  const position = substitute(expr, { [END]: sym(END) });
  const variables = freeVariables(position);
  const others = variables.filter((name) => name !== END);
  const known = length !== undefined || !variables.includes(END);
  if (known && others.length === 0) return { ends: 0, value: constantAt(position, length) };
  if (!variables.includes(END)) return { ends: 0, value: position };
  // Any values of other variables show how often the length counts.
  const sample: Point = Object.fromEntries(others.map((name, i) => [name, 2 + i]));
  const [none, one, many] = [0, 1, 12].map((end) => evaluateAt(position, { ...sample, [END]: end })) as [
    number,
    number,
    number,
  ];
  const ends = one - none;
  if (Math.abs(none + 12 * ends - many) > 1e-9) {
    throw new FluxionError('ARGUMENT', 'How long the array is, is not known here.', {
      suggestion: 'Write positions such as end - 1, or give the array first: x = [1, 2, 3]; x[floor(end/2)].',
    });
  }
  const value = substitute(position, { [END]: num(0) });
  return { ends, value: others.length === 0 ? num(none) : value };
}

/** A number where it is one; an array of positions stays as it is. */
function constantAt(position: Expr, length = Number.NaN): Expr {
  if (position.shape.length > 0) return position;
  const value = evaluateAt(position, { [END]: length });
  return Number.isFinite(value) ? num(value) : position;
}
