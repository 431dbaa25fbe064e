import type { Expr } from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';
import { nestsOf, readBy, type Stage, writtenBy } from './stage.ts';
import type { Views } from './view.ts';

/** Where every value that is kept has its memory, in bytes. */
export interface Allocation {
  readonly addresses: ReadonlyMap<Expr, number>;
  /** First byte after all of them. */
  readonly end: number;
}

/** Vectors are loaded in this many bytes. */
const ALIGNMENT = 16;
const WORD = 8;

/**
 * Give every value its memory once and for all: a value that no later stage reads leaves its place to others.
 *
 * @param inputs what is there before the first stage
 * @param kept what must be there after the last one, and in every run
 */
export function allocate(
  stages: readonly Stage[],
  views: Views,
  inputs: readonly Expr[],
  kept: ReadonlySet<Expr>,
): Allocation {
  const last = new Map<Expr, number>();
  for (const [at, stage] of stages.entries()) for (const base of readBy(stage, views)) last.set(base, at);
  const addresses = new Map<Expr, number>();
  const free: { start: number; length: number }[] = [];
  let end = marginOf(stages);
  const take = (node: Expr): void => {
    if (addresses.has(node)) return;
    const length = lengthOf(node);
    const fitting = free.filter((hole) => hole.length >= length).toSorted((a, b) => a.length - b.length)[0];
    if (fitting === undefined) {
      addresses.set(node, end);
      end += length;
      return;
    }
    addresses.set(node, fitting.start);
    fitting.start += length;
    fitting.length -= length;
  };
  const release = (node: Expr): void => {
    if (kept.has(node)) return;
    const start = addresses.get(node) as number;
    const length = lengthOf(node);
    const before = free.find((hole) => hole.start + hole.length === start);
    const after = free.find((hole) => hole.start === start + length);
    if (before !== undefined) before.length += length;
    if (after !== undefined) {
      after.length += before === undefined ? length : before.length;
      after.start = before === undefined ? start : before.start;
      if (before !== undefined) free.splice(free.indexOf(before), 1);
    }
    if (before === undefined && after === undefined) free.push({ start, length });
  };
  for (const node of inputs) take(node);
  for (const [at, stage] of stages.entries()) {
    const written = writtenBy(stage);
    for (const base of written) take(base);
    for (const base of new Set([...readBy(stage, views), ...written])) if ((last.get(base) ?? -1) <= at) release(base);
  }
  return { addresses, end };
}

/** What walks backwards may point before what it reads, but not before the memory. */
function marginOf(stages: readonly Stage[]): number {
  const steps = stages
    .flatMap(nestsOf)
    .flatMap((nest) => [...nest.reads, ...nest.writes].map(({ strides }) => -(strides.at(-1) ?? 0)));
  return aligned(WORD * steps.reduce((most, step) => Math.max(most, step), 0));
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

const lengthOf = (node: Expr): number => aligned(WORD * sizeOf(node.shape));
