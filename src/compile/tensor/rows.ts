import type { Expr, Shape } from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';
import { type Access, coalesced, type Nest } from './nest.ts';
import { type RowPass, readBy, type Stage, writtenBy } from './stage.ts';
import type { Views } from './view.ts';

/** Fewer rows are no loop. */
const MIN_ROWS = 32;

/** What one block may take of the memory, in bytes: what the nearest caches hold beside everything else. */
const BLOCK_BYTES = 49_152;

/** Less data in all stays in the caches from nest to nest: a few blocks save nothing. */
export const PASS_FROM = 1 << 17;

const WORD = 8;

/** A nest with one of its axes taken as the rows. */
interface AlongRows {
  readonly nest: Nest;
  readonly axis: number;
  /** How far each access, reads first, moves on with a row. */
  readonly steps: readonly number[];
}

/** Stages in an order in which those of one pass stand together. */
interface Parted {
  readonly before: readonly Stage[];
  readonly inside: readonly AlongRows[];
  readonly after: readonly Stage[];
}

/**
 * The same stages, with those that go along common rows as passes.
 *
 * @param from bytes of data that are worth a pass
 */
export function withRowPasses(stages: readonly Stage[], views: Views, from = PASS_FROM): readonly Stage[] {
  let best: { rows: number; parted: Parted; points: number } | undefined;
  for (const rows of candidates(stages)) {
    const parted = part(stages, rows, views);
    const points = parted.inside.reduce((sum, { nest }) => sum + sizeOf(nest.extents), 0);
    if (parted.inside.length > 1 && points > (best?.points ?? 0)) best = { rows, parted, points };
  }
  if (best === undefined) return stages;
  const { rows, parted } = best;
  const bytes = bytesOfRow(parted.inside);
  if (rows * bytes < from) return stages;
  // An even number of rows leaves no lane empty.
  const block = Math.max(8, 2 * Math.floor(BLOCK_BYTES / bytes / 2));
  if (2 * block > rows) return stages;
  const nests = (count: number): Nest[] =>
    count === 0 ? [] : parted.inside.map((along) => ofSomeRows(along, rows, count));
  const pass: RowPass = { kind: 'rows', rows, block, blocks: nests(block), rest: nests(rows % block) };
  return [...parted.before, pass, ...withRowPasses(parted.after, views, from)];
}

/** Numbers of rows that are worth a try: the lengths of axes. */
function candidates(stages: readonly Stage[]): Set<number> {
  const lengths = new Set<number>();
  for (const stage of stages) {
    if (stage.kind !== 'nest') continue;
    for (const extent of stage.extents) lengths.add(extent);
    for (const { base } of [...stage.reads, ...stage.writes]) lengths.add(base.shape[0] ?? 1);
  }
  return new Set([...lengths].filter((length) => length >= MIN_ROWS));
}

function part(stages: readonly Stage[], rows: number, views: Views): Parted {
  const before: Stage[] = [];
  const inside: AlongRows[] = [];
  const after: Stage[] = [];
  /** What the pass makes row by row, and what is there only after it. */
  const made = new Set<Expr>();
  const late = new Set<Expr>();
  for (const stage of stages) {
    const reads = readBy(stage, views);
    const waits = reads.some((base) => late.has(base));
    const along = waits || stage.kind !== 'nest' ? undefined : alongRows(stage, rows, made);
    if (along !== undefined) {
      inside.push(along);
      for (const [k, { base }] of along.nest.writes.entries())
        (along.steps[along.nest.reads.length + k] === 0 ? late : made).add(base);
    } else if (waits || [...reads, ...writtenBy(stage)].some((base) => made.has(base))) {
      after.push(stage);
      for (const base of writtenBy(stage)) late.add(base);
    } else before.push(stage);
  }
  return { before, inside, after };
}

/** A nest with the axis that goes along the rows, or whose outer part does; undefined where none is. */
function alongRows(nest: Nest, rows: number, made: ReadonlySet<Expr>): AlongRows | undefined {
  for (const [axis, extent] of nest.extents.entries()) {
    if (extent % rows !== 0) continue;
    const inner = extent / rows;
    const accesses: readonly Access[] = [...nest.reads, ...nest.writes];
    const steps = accesses.map(({ strides }) => (strides[axis] as number) * inner);
    const fits = accesses.every((access, k) => {
      const step = steps[k] as number;
      const write = nest.writes[k - nest.reads.length];
      if (write === undefined && !made.has(access.base)) return true;
      // What is written for all rows together is gathered, and nobody reads it meanwhile.
      if (write !== undefined && step === 0) return write.combines !== undefined && !made.has(access.base);
      return staysInRow(access, nest.extents.with(axis, inner), step, rows);
    });
    if (fits) return { nest, axis, steps };
  }
  return undefined;
}

/** Whether an access to a value that consists of rows stays, for each row, in that row. */
function staysInRow({ base, offset, strides }: Access, extents: Shape, step: number, rows: number): boolean {
  const width = sizeOf(base.shape) / rows;
  if (step !== width) return false;
  const reach = strides.map((stride, axis) => stride * ((extents[axis] as number) - 1));
  const lowest = reach.reduce((sum, distance) => sum + Math.min(0, distance), offset);
  const highest = reach.reduce((sum, distance) => sum + Math.max(0, distance), offset);
  return lowest >= 0 && highest < width;
}

/** The nest for some rows, wherever they begin. */
function ofSomeRows({ nest, axis, steps }: AlongRows, rows: number, count: number): Nest {
  const inner = (nest.extents[axis] as number) / rows;
  const split = <A extends Access>(access: A, k: number): A => ({
    ...access,
    strides: access.strides.toSpliced(axis, 1, steps[k] as number, access.strides[axis] as number),
  });
  return coalesced({
    ...nest,
    steps,
    extents: nest.extents.toSpliced(axis, 1, count, inner),
    reads: nest.reads.map(split),
    writes: nest.writes.map((write, k) => split(write, nest.reads.length + k)),
  });
}

/** Bytes that a row takes of all values together. */
function bytesOfRow(inside: readonly AlongRows[]): number {
  const widths = new Map<Expr, number>();
  for (const { nest, steps } of inside)
    for (const [k, { base }] of [...nest.reads, ...nest.writes].entries())
      if (steps[k] !== 0) widths.set(base, Math.abs(steps[k] as number));
  return WORD * [...widths.values()].reduce((sum, width) => sum + width, 0);
}
