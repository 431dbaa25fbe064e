import type { Call, Expr, Op } from '../../expr/index.ts';
import { parse } from '../../parse/index.ts';
import { sizeOf, stridesOf } from '../../tensor/index.ts';
import { type Access, coalesced, type Nest } from './nest.ts';
import type { Views } from './view.ts';

/** A product of two matrices in memory; each access has two strides. */
export interface Product {
  readonly kind: 'product';
  readonly a: Access;
  readonly b: Access;
  /** Its columns lie side by side. */
  readonly to: Access;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** A narrower matrix is read once, so nothing is gained by keeping parts of it in registers. */
const NARROW = 4;

/** With more matrices than that, one loop over all of them is shorter. */
const MAX_BATCH = 64;

let multiplication: Op | undefined;

/** The stages of an operation that is a sum of products of two arguments; undefined where it is none. */
export function contractionStages(node: Call, views: Views): readonly (Product | Nest)[] | undefined {
  const [a, b] = node.args;
  const subscripts = node.op.contraction?.(...node.args.map(({ shape }) => shape));
  if (subscripts === undefined || a === undefined || b === undefined) return undefined;
  if (sizeOf(a.shape) * sizeOf(b.shape) === 0) return undefined;
  const [left = '', right = '', result = ''] = subscripts.split(/,|->/);
  const lengths = new Map<string, number>();
  for (const [letters, { shape }] of [
    [left, a],
    [right, b],
  ] as const)
    for (const [axis, letter] of [...letters].entries()) lengths.set(letter, shape[axis] as number);
  if (views.of(a).base.kind === 'num' || views.of(b).base.kind === 'num') return undefined;
  const sides = [placed(left, a, views), placed(right, b, views), own(result, node)] as const;
  return products(sides, lengths) ?? [asNest(sides, lengths)];
}

/** An argument or the result of a contraction: where it is, with a stride for each letter. */
interface Side {
  readonly base: Expr;
  readonly offset: number;
  readonly strides: ReadonlyMap<string, number>;
}

type Sides = readonly [Side, Side, Side];

function placed(letters: string, arg: Expr, views: Views): Side {
  const { base, offset, strides } = views.of(arg);
  const byLetter = new Map<string, number>();
  // A letter that stands twice walks along a diagonal.
  for (const [axis, letter] of [...letters].entries())
    byLetter.set(letter, (byLetter.get(letter) ?? 0) + (strides[axis] as number));
  return { base, offset, strides: byLetter };
}

function own(letters: string, node: Call): Side {
  const strides = stridesOf(node.shape);
  return {
    base: node,
    offset: 0,
    strides: new Map([...letters].map((letter, axis) => [letter, strides[axis] as number])),
  };
}

/** As products of matrices, where one letter each plays the part of rows, of columns and of what is summed over. */
function products(sides: Sides, lengths: ReadonlyMap<string, number>): Product[] | undefined {
  const [left, right, result] = sides;
  const isIn = (side: Side, letter: string): boolean => side.strides.has(letter);
  const letters = [...lengths.keys()];
  const only = (wanted: (letter: string) => boolean): string | undefined => {
    const found = letters.filter(wanted);
    return found.length === 1 ? found[0] : undefined;
  };
  const i = only((l) => isIn(left, l) && !isIn(right, l) && isIn(result, l));
  const j = only((l) => isIn(left, l) && isIn(right, l) && !isIn(result, l));
  const k = only((l) => !isIn(left, l) && isIn(right, l) && isIn(result, l));
  const batch = letters.filter((l) => isIn(left, l) && isIn(right, l) && isIn(result, l));
  if (i === undefined || j === undefined || k === undefined || letters.length > 3 + batch.length) return undefined;
  const [rows, inner, columns] = [i, j, k].map((l) => lengths.get(l) as number) as [number, number, number];
  const count = batch.reduce((total, l) => total * (lengths.get(l) as number), 1);
  if (Math.min(rows, columns) < NARROW || count > MAX_BATCH) return undefined;
  // Tiles reach their rows by offsets, which are unsigned.
  if (sides.some(({ strides }) => [...strides.values()].some((stride) => stride < 0))) return undefined;
  const turned = result.strides.get(k) !== 1;
  if (turned && result.strides.get(i) !== 1) return undefined;
  const at = (side: Side, row: string, column: string, index: readonly number[]): Access => ({
    base: side.base,
    offset:
      side.offset + batch.reduce((sum, l, axis) => sum + (index[axis] as number) * (side.strides.get(l) as number), 0),
    strides: [side.strides.get(row) as number, side.strides.get(column) as number],
  });
  return indices(batch.map((l) => lengths.get(l) as number)).map((index) => {
    const [a, b] = [at(left, i, j, index), at(right, j, k, index)];
    if (!turned) return { kind: 'product', a, b, to: at(result, i, k, index), rows, inner, columns };
    const flip = (access: Access): Access => ({ ...access, strides: access.strides.toReversed() });
    return {
      kind: 'product',
      a: flip(b),
      b: flip(a),
      to: at(result, k, i, index),
      rows: columns,
      inner,
      columns: rows,
    };
  });
}

/** All positions in a shape. */
function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (known, length) => known.flatMap((index) => Array.from({ length }, (_, i) => [...index, i])),
    [[]],
  );
}

function asNest([left, right, result]: Sides, lengths: ReadonlyMap<string, number>): Nest {
  multiplication ??= (parse('x*y') as Call).op;
  // What the result keeps goes outside, in the order of the right one, so that the innermost loop runs along memory.
  const letters = [...lengths.keys()];
  const strides = ({ strides: own }: Side): number[] => letters.map((letter) => own.get(letter) ?? 0);
  return coalesced({
    kind: 'nest',
    extents: letters.map((letter) => lengths.get(letter) as number),
    members: [
      {
        op: multiplication,
        args: [
          { kind: 'read', index: 0 },
          { kind: 'read', index: 1 },
        ],
      },
    ],
    reads: [left, right].map((side) => ({ base: side.base, offset: side.offset, strides: strides(side) })),
    writes: [
      {
        base: result.base,
        offset: result.offset,
        strides: strides(result),
        from: { kind: 'member', index: 0 },
        combines: 'add',
      },
    ],
  });
}
