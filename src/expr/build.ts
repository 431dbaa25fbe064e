import { FluxionError } from '../error.ts';
import { broadcastShapes } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { mixed } from './hashIndex.ts';
import { intern, internNew, youngCall } from './intern.ts';
import {
  ANY_SHAPE,
  type Call,
  type Const,
  type Expr,
  LARGEST_SIZE,
  type Num,
  SCALAR,
  type Shape,
  type Sym,
} from './node.ts';
import { type Exact, fractionOf, isWritable, num } from './number.ts';
import { hashText, type Op } from './op.ts';

/** The variable of this name and shape. */
export function sym(name: string, shape: Shape = SCALAR): Sym {
  let hash = hashText(name) ^ SYM_HASH;
  for (const length of shape) hash = mixed(hash, length);
  return intern({ id: 0, kind: 'sym', hash, shape, size: 1, mark: 0, name }) as Sym;
}

/** A tensor constant. Constants are equal when they are the same tensor object. */
export function constant(value: Tensor): Const {
  let hash = CONST_HASH;
  for (const length of value.shape) hash = mixed(hash, length);
  for (let i = 0; i < Math.min(4, value.data.length); i++) hash = mixed(hash, (value.data[i] ?? 0) * 4096);
  return intern({ id: 0, kind: 'const', hash, shape: value.shape, size: 1, mark: 0, value }) as Const;
}

/**
 * The operation applied to arguments: the one way to make a call node.
 *
 * A sign or a division of literals is itself a literal (`-3`, `1/3`), so what prints as a number is one node.
 *
 * @throws FluxionError ARGUMENT on a wrong number of arguments, SHAPE on shapes that do not fit.
 * @example
 * build(op('div'), [num(6), num(4)]) === num('1.5') // true
 */
export function build(op: Op, args: readonly Expr[]): Expr {
  checkCount(op, args.length, op.written);
  const literal = op.literal === true && args.every(isNum) ? literalOf(op, args) : undefined;
  return literal ?? op.rebuild?.(args) ?? call(op, args);
}

/** The literal that an operation on literals is, if it is one. */
export function literalOf(op: Op, args: readonly Exact[]): Num | undefined {
  if (op.literal !== true || op.exact === undefined) return undefined;
  const value = op.exact(...args.map(fractionOf));
  return value !== undefined && isWritable(value) ? num(value) : undefined;
}

function call(op: Op, args: readonly Expr[]): Call {
  let hash = op.hash;
  for (let i = 0; i < args.length; i++) hash = mixed(hash, (args[i] as Expr).hash);
  const known = youngCall(hash, op, args);
  if (known !== undefined) return known;
  const shape = resultShape(op, args);
  const size = sizeOf(args);
  return internNew({
    id: 0,
    kind: 'call',
    hash,
    shape,
    size,
    mark: 0,
    op,
    args,
    operands: operandsOf(op, args),
  }) as Call;
}

function sizeOf(args: readonly Expr[]): number {
  let size = 1;
  for (let i = 0; i < args.length; i++) size += (args[i] as Expr).size;
  return Math.min(size, LARGEST_SIZE);
}

function operandsOf(op: Op, args: readonly Expr[]): number {
  if (op.chain === undefined || args.length < 2) return 1;
  let operands = 0;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Expr;
    operands += arg.kind === 'call' && arg.op.chain === op.chain ? arg.operands : 1;
  }
  return Math.min(operands, LARGEST_SIZE);
}

export function isNum(node: Expr): node is Num {
  return node.kind === 'num';
}

function resultShape(op: Op, args: readonly Expr[]): Shape {
  if (op.shape === undefined && areScalars(args)) return SCALAR;
  const shapes = args.map((arg) => arg.shape);
  if (shapes.includes(ANY_SHAPE)) return ANY_SHAPE;
  return op.shape === undefined ? broadcastShapes(op.written, shapes) : op.shape(...shapes);
}

/** Whether all of these are numbers, not tensors. */
export function areScalars(args: readonly Expr[]): boolean {
  for (let i = 0; i < args.length; i++) if ((args[i] as Expr).shape.length > 0) return false;
  return true;
}

/** @throws FluxionError ARGUMENT where an operation does not take so many arguments. */
export function checkCount(op: Op, given: number, called: string): void {
  if (op.variadic ? given > 0 : given === op.parameters.length) return;
  const expected = op.variadic ? 'at least 1 argument' : plural(op.parameters.length, 'argument');
  throw new FluxionError(
    'ARGUMENT',
    `${called} takes ${expected}, not ${given}: ${called}${op.signature.slice(op.written.length)}.`,
  );
}

function plural(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}

const SYM_HASH = hashText('variable');
const CONST_HASH = hashText('tensor constant');
