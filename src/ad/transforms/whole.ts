import { type Nested, Tensor } from '../../tensor/index.ts';
import type { AnyFunction } from './record.ts';
import { exprOf, type Traced } from './trace.ts';

/** Smaller arrays are taken apart at once: functions of points read them number by number. */
const LEAST = 32;

/**
 * Data often comes as nested arrays of numbers. One variable for every number would be a graph of the size of the data,
 * so a function first gets a stand-in that is one variable, and operations take it as a tensor. A function that looks
 * inside (`x[0]`, `for`, `map`) is run again with the numbers apart.
 */
export class LookedInside {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

const standIns = new WeakMap<object, Traced>();

/** The variable that an array stands for. */
export function wholeOf(value: unknown): Traced | undefined {
  return typeof value === 'object' && value !== null ? standIns.get(value) : undefined;
}

/**
 * An array that stands for a traced tensor: it has a length, and calls `look` when somebody looks inside.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where somebody looks inside after the function has ended.
 */
export function standIn(value: Traced, path: string, look: (signal: LookedInside) => never): readonly unknown[] {
  const inside = () => {
    exprOf(value);
    return look(new LookedInside(path));
  };
  const array = new Proxy(new Array<unknown>(value.shape[0] ?? 0), {
    get: (target, key) => (key === 'length' ? target.length : inside()),
    has: inside,
    ownKeys: inside,
    getOwnPropertyDescriptor: inside,
    set: inside,
    defineProperty: inside,
  });
  standIns.set(array, value);
  return array;
}

const opened = new WeakMap<AnyFunction, Set<string>>();

/** The arrays that a function is known to look into, by their paths. */
export function openedBy(f: AnyFunction): Set<string> {
  const known = opened.get(f) ?? new Set<string>();
  opened.set(f, known);
  return known;
}

/** Nested arrays of numbers, all of the same form, as a tensor; undefined for anything else. */
export function tensorOfArrays(value: readonly unknown[], least: number = LEAST): Tensor | undefined {
  const shape: number[] = [];
  for (let level: unknown = value; Array.isArray(level); level = level[0]) shape.push(level.length);
  const size = shape.reduce((product, length) => product * length, 1);
  if (size < least || size === 0) return undefined;
  const data = new Float64Array(size);
  return fill(data, 0, value, shape, 0) === size ? new Tensor(shape, data) : undefined;
}

/** Where the next number goes; NaN when these are no numbers in this form. */
function fill(data: Float64Array, start: number, items: unknown, shape: readonly number[], axis: number): number {
  if (!Array.isArray(items) || items.length !== shape[axis]) return Number.NaN;
  let at = start;
  if (axis < shape.length - 1) {
    for (const item of items) at = fill(data, at, item, shape, axis + 1);
    return at;
  }
  for (const item of items) {
    if (typeof item !== 'number') return Number.NaN;
    data[at++] = item;
  }
  return at;
}

/** A tensor in the form of the arrays that it stands for. */
export function arraysOf(value: unknown): unknown {
  return value instanceof Tensor ? (value.toArray() as Nested) : value;
}
