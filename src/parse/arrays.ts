import { FluxionError } from '../error.ts';
import { build, constant, type Expr, isInteger, isNum } from '../expr/index.ts';
import { families, stack } from '../ops/index.ts';
import { type Selection, tensor } from '../tensor/index.ts';
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
 * `x[2]`, `x[2:end]`, `A[1, :]`: positions count from 1, and both ends of a range belong to it.
 *
 * @throws FluxionError ARGUMENT on positions that are no whole numbers.
 */
export function partOf({ selections }: IndexSyntax, [operand, ...positions]: readonly Expr[]): Expr {
  const rest = [...positions];
  const next = (part: unknown): Position => (part === undefined ? undefined : positionOf(rest.shift() as Expr));
  return build(families.slice(selections.map((parts) => selectionOf(parts.map(next)))), [operand as Expr]);
}

/** A whole number, the last position, or what is left out of a range. */
type Position = number | 'end' | undefined;

function positionOf(expr: Expr): Position {
  if (expr.kind === 'sym' && expr.name === 'end') return 'end';
  if (isNum(expr) && isInteger(expr)) return expr.value;
  throw new FluxionError('ARGUMENT', 'The position of an element is a whole number.', {
    suggestion: 'Write x[2], x[2:end] or A[1, :].',
  });
}

/** Python's way to say it: from 0, without the end. */
function selectionOf(parts: readonly Position[]): Selection {
  if (parts.length === 1) return parts[0] === 'end' ? -1 : fromOne(parts[0] as number);
  const [start, stop] = [parts[0], parts.at(-1)];
  const step = parts.length === 3 && typeof parts[1] === 'number' ? parts[1] : 1;
  const last = typeof stop === 'number' ? fromOne(stop) + Math.sign(step) : undefined;
  return {
    ...(step === 1 ? {} : { step }),
    ...(start === 'end' ? { start: -1 } : start === undefined ? {} : { start: fromOne(start) }),
    ...(last === undefined || last < 0 ? {} : { stop: last }),
  };
}

function fromOne(position: number): number {
  if (position >= 1) return position - 1;
  throw new FluxionError('ARGUMENT', `There is no position ${position}: positions count from 1.`);
}
