import { FluxionError } from '../error.ts';
import type { Backend } from './backend.ts';
import type { FlatProgram } from './flat.ts';
import type { Machine } from './machine.ts';
import { WASM_SECTION } from './wasm/arrange.ts';
import { assembleBatch } from './wasm/assemble.ts';
import { hasWebAssembly, link } from './wasm/platform.ts';

/** One column of values a variable; a number stands for a column of that number. */
export type Columns = readonly (ArrayLike<number> | number)[];

type Runner = (columns: Columns, points: number, out: readonly Float64Array[]) => void;

/**
 * A program over columns of points.
 *
 * @throws FluxionError SHAPE where columns differ in length or are too few.
 */
export function batch(
  program: FlatProgram,
  backend: Backend,
  machine: () => Machine,
): (columns: Columns, out?: readonly Float64Array[]) => Float64Array[] {
  let runner: Runner | undefined;
  return (columns, out) => {
    const points = lengthOf(columns, program.inputs);
    const results = out ?? program.outputs.map(() => new Float64Array(points));
    if (results.length !== program.outputs.length || results.some(({ length }) => length < points)) {
      throw new FluxionError(
        'SHAPE',
        `map writes ${program.outputs.length} columns of ${points} numbers; the given ones do not fit.`,
      );
    }
    runner ??= inBlocks(program, backend) ?? pointByPoint(machine());
    runner(columns, points, results);
    return [...results];
  };
}

function lengthOf(columns: Columns, inputs: number): number {
  if (columns.length !== inputs) {
    throw new FluxionError('SHAPE', `map takes ${inputs} columns, one a variable, not ${columns.length}.`);
  }
  const lengths = columns.flatMap((column) => (typeof column === 'number' ? [] : [column.length]));
  const [points = 1] = lengths;
  if (lengths.some((length) => length !== points)) {
    throw new FluxionError('SHAPE', `map takes columns of equal length, not of ${lengths.join(', ')}.`);
  }
  return points;
}

/** Two points at a time in WebAssembly, unless another backend was asked for or the program is too long for one loop. */
function inBlocks(program: FlatProgram, backend: Backend): Runner | undefined {
  if (backend === 'interpreter' || program.length > WASM_SECTION || !hasWebAssembly()) return undefined;
  const { bytes, block, pages, imports, prepare } = assembleBatch(program);
  const linked = link(bytes, pages, imports);
  prepare(linked.memory);
  const map = linked.call('map');
  const views = Array.from(
    { length: program.inputs + program.outputs.length },
    (_, k) => new Float64Array(linked.memory, 8 * block * k, block),
  );
  return (columns, points, out) => {
    for (const [k, column] of columns.entries()) if (typeof column === 'number') views[k]?.fill(column);
    for (let start = 0; start < points; start += block) {
      const count = Math.min(block, points - start);
      for (const [k, column] of columns.entries())
        if (typeof column !== 'number') load(views[k] as Float64Array, column, start, count);
      map(8 * (count + (count % 2)));
      for (const [k, column] of out.entries()) {
        const view = views[program.inputs + k] as Float64Array;
        column.set(count === block ? view : view.subarray(0, count), start);
      }
    }
  };
}

/** Copy part of a column; an odd end is doubled, so that the lane nobody asked for meets no surprise. */
function load(view: Float64Array, column: ArrayLike<number>, start: number, count: number): void {
  if (column instanceof Float64Array) view.set(column.subarray(start, start + count));
  else for (let k = 0; k < count; k++) view[k] = column[start + k] as number;
  if (count % 2 === 1) view[count] = view[count - 1] as number;
}

function pointByPoint({ inputs, outputs, run }: Machine): Runner {
  return (columns, points, out) => {
    for (let point = 0; point < points; point++) {
      for (let k = 0; k < inputs.length; k++) {
        const column = columns[k] as ArrayLike<number> | number;
        inputs[k] = typeof column === 'number' ? column : (column[point] as number);
      }
      run();
      for (let k = 0; k < out.length; k++) (out[k] as Float64Array)[point] = outputs[k] as number;
    }
  };
}
