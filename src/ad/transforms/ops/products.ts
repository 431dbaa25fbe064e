import { type Kind, needs, WHOLE } from '../../../argument.ts';
import type { Value } from '../../../expr/index.ts';
import { axesOf, shapeError, showShape } from '../../../tensor/index.ts';
import { type Operand, shapeIn } from '../operand.ts';
import { elementwise } from './elementwise.ts';
import { matmul } from './linalg.ts';
import { reshape, transpose } from './shapes.ts';

type Shape = readonly number[];

const AXES: Kind = {
  is: (axes) =>
    (WHOLE.is(axes) && (axes as number) >= 0) ||
    (Array.isArray(axes) && axes.length === 2 && axes.every(Array.isArray)),
  words: 'a number of axes or two lists of axes',
};

/**
 * The sum of products over axes of both: as many of the last of x and the first of y, or the axes that two lists name.
 *
 * @example
 * ops.shape(ops.tensordot(ones([2, 3, 4]), ones([3, 4, 5]))) // [2, 5]
 */
export function tensordot(x: Operand, y: Operand, axes: number | readonly [Shape, Shape] = 2): Value {
  const [own, other] = [shapeIn('tensordot', x), shapeIn('tensordot', y, 'y')];
  needs('tensordot', { axes }, AXES);
  const [left, right] =
    typeof axes === 'number'
      ? [Array.from({ length: axes }, (_, i) => own.length - axes + i), Array.from({ length: axes }, (_, i) => i)]
      : axes;
  const lengths = [
    axesInOrder(left, own).map((axis) => own[axis]),
    axesInOrder(right, other).map((axis) => other[axis]),
  ];
  if (String(lengths[0]) !== String(lengths[1])) {
    throw shapeError(
      `tensordot cannot combine the shapes ${showShape(own)} and ${showShape(other)} over axes ${showShape(left)} and ${showShape(right)}.`,
      'The axes summed over must have the same lengths, pair by pair.',
    );
  }
  const summed = lengths[0]?.reduce<number>((size, length) => size * (length as number), 1) ?? 1;
  const rows = own.filter((_, axis) => !axesInOrder(left, own).includes(axis));
  const columns = other.filter((_, axis) => !axesInOrder(right, other).includes(axis));
  const first = transpose(x, [...rest(left, own), ...axesInOrder(left, own)]);
  const second = transpose(y, [...axesInOrder(right, other), ...rest(right, other)]);
  return reshape(matmul(reshape(first, [-1, summed]), reshape(second, [summed, -1])), [...rows, ...columns]);
}

/** Axes counted from the front, in the order given. */
function axesInOrder(axes: Shape, shape: Shape): number[] {
  axesOf('tensordot', axes, shape);
  return axes.map((axis) => (axis < 0 ? axis + shape.length : axis));
}

function rest(axes: Shape, shape: Shape): number[] {
  const taken = axesInOrder(axes, shape);
  return shape.map((_, axis) => axis).filter((axis) => !taken.includes(axis));
}

/** Kronecker's product: y in the place of every element of x, times that element. */
export function kron(x: Operand, y: Operand): Value {
  const [own, other] = [shapeIn('kron', x), shapeIn('kron', y, 'y')];
  const rank = Math.max(own.length, other.length);
  const full = (shape: Shape): Shape => [...new Array<number>(rank - shape.length).fill(1), ...shape];
  const [a, b] = [full(own), full(other)];
  const blocks = reshape(
    x,
    a.flatMap((length) => [length, 1]),
  );
  const inside = reshape(
    y,
    b.flatMap((length) => [1, length]),
  );
  return reshape(
    elementwise.mul(blocks, inside),
    a.map((length, axis) => length * (b[axis] as number)),
  );
}
