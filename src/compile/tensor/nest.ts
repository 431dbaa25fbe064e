import type { Expr, Op, Shape } from '../../expr/index.ts';

/** What a member of a nest is computed from: an earlier member, something read from memory, or a number. */
export type Operand =
  | { readonly kind: 'member'; readonly index: number }
  | { readonly kind: 'read'; readonly index: number }
  | { readonly kind: 'number'; readonly value: number };

export interface Member {
  readonly op: Op;
  readonly args: readonly Operand[];
}

/** Elements of a value in memory, one for each point of a nest; a stride of 0 repeats or gathers. */
export interface Access {
  readonly base: Expr;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** How what a point writes joins what the points before it have written to the same place: by an operation of the machine. */
export type Combination = 'add' | 'max' | 'min';

/** A value to be written: in a place of its own, or combined with what the points before gave. */
export interface Write extends Access {
  readonly from: Operand;
  readonly combines?: Combination;
  /** Elements that no point writes are 0. */
  readonly zeros?: true;
}

/** Operations for every point of a shape, in one nest of loops: what only they use needs no memory. */
export interface Nest {
  readonly kind: 'nest';
  readonly extents: Shape;
  readonly members: readonly Member[];
  readonly reads: readonly Access[];
  readonly writes: readonly Write[];
  /** In a pass over rows: how far each access, reads first, moves on with a row. */
  readonly steps?: readonly number[];
}

/** A shorter innermost loop would spend its time on the loops around it. */
const SHORT = 8;

/** The same nest with as few loops as possible, and with a long one innermost. */
export function coalesced(nest: Nest): Nest {
  const accesses: readonly Access[] = [...nest.reads, ...nest.writes];
  const extents: number[] = [];
  const strides: number[][] = accesses.map(() => []);
  for (const [axis, extent] of nest.extents.entries()) {
    if (extent === 1) continue;
    const last = extents.length - 1;
    const joins =
      last >= 0 && accesses.every(({ strides: own }, k) => strides[k]?.[last] === (own[axis] as number) * extent);
    if (joins) {
      extents[last] = (extents[last] as number) * extent;
      for (const [k, { strides: own }] of accesses.entries()) (strides[k] as number[])[last] = own[axis] as number;
    } else {
      extents.push(extent);
      for (const [k, { strides: own }] of accesses.entries()) strides[k]?.push(own[axis] as number);
    }
  }
  const order = innermostLong(extents);
  const arranged = (list: readonly number[]): number[] => order.map((axis) => list[axis] as number);
  return {
    ...nest,
    extents: arranged(extents),
    reads: nest.reads.map((read, k) => ({ ...read, strides: arranged(strides[k] as number[]) })),
    writes: nest.writes.map((write, k) => ({
      ...write,
      strides: arranged(strides[nest.reads.length + k] as number[]),
    })),
  };
}

function innermostLong(extents: readonly number[]): number[] {
  const order = extents.map((_, axis) => axis);
  const last = extents.at(-1) ?? SHORT;
  if (last >= SHORT) return order;
  const longest = extents.indexOf(Math.max(...extents));
  return extents[longest] === last ? order : [...order.filter((axis) => axis !== longest), longest];
}
