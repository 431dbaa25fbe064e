import { whereAllowed } from '../../compile/index.ts';
import type { Op, Shape, Value } from '../../expr/index.ts';
import { broadcastTo, sameShape, sizeOf, Tensor } from '../../tensor/index.ts';

/** One operation of a group: its arguments are members of the group (negative: -1 - index) or inputs. */
export interface Member {
  readonly op: Op;
  readonly args: readonly number[];
}

/** Elementwise operations on one shape, to be done in one loop: inner values need no memory. */
export interface Group {
  readonly shape: Shape;
  readonly members: readonly Member[];
  /** Shapes of the inputs. */
  readonly inputs: readonly Shape[];
  /** Members whose values are needed outside. */
  readonly outputs: readonly number[];
}

/** A group as a function from the values of its inputs to those of its outputs. */
export type GroupKernel = (inputs: readonly Value[]) => Tensor[];

type Loop = (
  outs: readonly Float64Array[],
  inputs: readonly (number | Float64Array | Int32Array)[],
  outer: number,
  inner: number,
) => void;

const loops = new Map<string, Loop | undefined>();
const MOST_LOOPS = 1024;

/**
 * How an input is indexed in the double loop over `o` (outer) and `j` (inner), with `i` counting all elements: by one of
 * them, or by a table of places.
 */
type Index = 'number' | 'i' | 'o' | 'j' | 'place';

const NO_PLACES = new Int32Array(0);

/** For every element of a shape, which element of a smaller one it repeats. */
function placesOf(input: Shape, shape: Shape): Int32Array {
  const numbers = Float64Array.from({ length: sizeOf(input) }, (_, i) => i);
  return Int32Array.from(broadcastTo(new Tensor(input, numbers), shape).data);
}

/**
 * Generate the loop of a group.
 *
 * @returns undefined where a page's security policy forbids generated code.
 */
export function groupKernel(group: Group): GroupKernel | undefined {
  const { shape, inputs, outputs } = group;
  const size = sizeOf(shape);
  const inner = innerLength(inputs, shape);
  const indices = inputs.map((input) => indexOf(input, shape, inner));
  const functions: ((...args: number[]) => number)[] = [];
  const source = sourceOf(group, indices, functions);
  // Functions without JavaScript of their own differ between groups of the same text.
  const key = functions.length === 0 ? source : undefined;
  let loop = key === undefined ? undefined : loops.get(key);
  if (loop === undefined) {
    loop = instantiate(source, functions);
    if (loop === undefined) return undefined;
    if (loops.size >= MOST_LOOPS) loops.clear();
    if (key !== undefined) loops.set(key, loop);
  }
  const run = loop;
  const places = inputs.map((input, k) => (indices[k] === 'place' ? placesOf(input, shape) : NO_PLACES));
  return (values) => {
    const operands = [...values.map((value, k) => operand(value, indices[k] as Index)), ...places];
    const outs = outputs.map(() => new Float64Array(size));
    run(outs, operands, size / inner, inner);
    return outs.map((data) => new Tensor(shape, data));
  };
}

/** The length of the inner loop: that of the inputs that repeat, or one loop over everything. */
function innerLength(inputs: readonly Shape[], shape: Shape): number {
  const size = sizeOf(shape);
  for (const input of inputs) {
    const own = sizeOf(input);
    if (own === size || own === 1) continue;
    if (isSuffix(input, shape)) return own;
    if (isPrefix(input, shape)) return size / own;
  }
  return size === 0 ? 1 : size;
}

function indexOf(input: Shape, shape: Shape, inner: number): Index {
  const own = sizeOf(input);
  const size = sizeOf(shape);
  if (sameShape(input, shape)) return 'i';
  if (own === 1) return 'number';
  if (isSuffix(input, shape) && own === inner) return 'j';
  if (isPrefix(input, shape) && size / own === inner) return 'o';
  return 'place';
}

const withoutLeadingOnes = (shape: Shape): Shape => shape.slice(shape.findIndex((length) => length !== 1));

function isSuffix(input: Shape, shape: Shape): boolean {
  const own = withoutLeadingOnes(input);
  return sameShape(own, shape.slice(shape.length - own.length));
}

/** As long as the result on leading axes, of length 1 on all others. */
function isPrefix(input: Shape, shape: Shape): boolean {
  if (input.length !== shape.length) return false;
  const end = input.findLastIndex((length) => length !== 1) + 1;
  return sameShape(input.slice(0, end), shape.slice(0, end));
}

function operand(value: Value, index: Index): number | Float64Array {
  if (typeof value === 'number') return value;
  return index === 'number' ? (value.data[0] as number) : value.data;
}

function sourceOf(
  { members, outputs }: Group,
  indices: readonly Index[],
  functions: ((...args: number[]) => number)[],
): string {
  const reads = indices.map((index, k) => {
    if (index === 'number') return `x${k}`;
    return index === 'place' ? `x${k}[p${k}[i]]` : `x${k}[${index}]`;
  });
  const isRead = new Set(members.flatMap(({ args }) => args));
  const lines: string[] = [];
  for (const [k, read] of reads.entries()) if (isRead.has(k)) lines.push(`const v${k} = ${read};`);
  for (const [m, { op, args }] of members.entries()) {
    lines.push(
      `const t${m} = ${text(
        op,
        args.map((arg) => (arg < 0 ? `t${-1 - arg}` : `v${arg}`)),
        functions,
      )};`,
    );
  }
  for (const [k, member] of outputs.entries()) lines.push(`y${k}[i] = t${member};`);
  const names = [
    ...indices.map((_, k) => `const x${k} = xs[${k}];`),
    ...indices.flatMap((index, k) => (index === 'place' ? [`const p${k} = xs[${indices.length + k}];`] : [])),
    ...outputs.map((_, k) => `const y${k} = ys[${k}];`),
  ];
  return [
    '(ys, xs, outer, inner) => {',
    ...names,
    'for (let o = 0, i = 0; o < outer; o++) for (let j = 0; j < inner; j++, i++) {',
    ...lines,
    '}',
    '}',
  ].join('\n');
}

/** An operation as JavaScript over names. */
function text(op: Op, args: readonly string[], functions: ((...args: number[]) => number)[]): string {
  if (op.js === undefined)
    return `f${functions.push(op.eval as (...args: number[]) => number) - 1}(${args.join(', ')})`;
  return op.js.replace(/#(\d+|\*)/g, (_, which: string) =>
    which === '*' ? args.join(', ') : (args[Number(which) - 1] as string),
  );
}

function instantiate(source: string, functions: readonly ((...args: number[]) => number)[]): Loop | undefined {
  const names = functions.map((_, k) => `f${k}`);
  return whereAllowed(() => new Function(...names, `'use strict';\nreturn ${source};`)(...functions) as Loop);
}
