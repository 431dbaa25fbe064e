import type { Value } from '../../expr/index.ts';
import { Tensor, tensor } from '../../tensor/index.ts';
import { Traced } from './trace.ts';
import { arraysOf, wholeOf } from './whole.ts';

/**
 * What has the structure of `T` and a gradient at every number and tensor: objects and arrays keep their keys and
 * lengths; what is no number stays as it is.
 */
export type Gradient<T> = T extends number
  ? number
  : T extends Tensor
    ? Tensor
    : T extends ArrayBufferView
      ? Tensor
      : T extends object
        ? { [K in keyof T]: Gradient<T[K]> }
        : T;

/** A number or tensor inside a structure. */
export type Leaf = number | Tensor | Traced;

/** A structure taken apart. */
export interface Tree {
  readonly leaves: readonly Leaf[];
  /** Where each leaf is: `[0].weights`. */
  readonly paths: readonly string[];
  /** The structure with other leaves. */
  rebuild(leaves: readonly unknown[]): unknown;
}

/** An array that is one leaf, and how it is made again of another leaf. */
export interface Whole {
  readonly leaf: Tensor;
  rebuild(leaf: unknown): unknown;
}

/**
 * Take nested objects and arrays apart into their numbers and tensors; everything else stays in its place.
 *
 * @param whole which arrays are not taken apart
 */
export function flatten(
  value: unknown,
  path = '',
  whole?: (array: readonly unknown[], path: string) => Whole | undefined,
): Tree {
  const leaf = leafOf(value);
  if (leaf !== undefined) return { leaves: [leaf], paths: [path], rebuild: ([only]) => only };
  const known = wholeOf(value);
  if (known !== undefined) return { leaves: [known], paths: [path], rebuild: ([only]) => arraysOf(only) };
  if (Array.isArray(value)) {
    const one = whole?.(value, path);
    if (one !== undefined) return { leaves: [one.leaf], paths: [path], rebuild: ([only]) => one.rebuild(only) };
    const parts = value.map((item, i) => flatten(item, `${path}[${i}]`, whole));
    return joined(parts, (items) => items);
  }
  if (isRecord(value)) {
    const keys = Object.keys(value);
    const parts = keys.map((key) => flatten(value[key], `${path}.${key}`, whole));
    return joined(parts, (items) => Object.fromEntries(keys.map((key, i) => [key, items[i]])));
  }
  return { leaves: [], paths: [], rebuild: () => value };
}

function joined(parts: readonly Tree[], assemble: (items: unknown[]) => unknown): Tree {
  return {
    leaves: parts.flatMap((part) => part.leaves),
    paths: parts.flatMap((part) => part.paths),
    rebuild: (leaves) => {
      let start = 0;
      return assemble(
        parts.map((part) => {
          const own = leaves.slice(start, start + part.leaves.length);
          start += part.leaves.length;
          return part.rebuild(own);
        }),
      );
    },
  };
}

function leafOf(value: unknown): Leaf | undefined {
  if (typeof value === 'number' || value instanceof Tensor || value instanceof Traced) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return tensor(value as Float64Array);
  if (isMatrix(value)) return tensor(value);
  return undefined;
}

/** A matrix of mathjs. */
function isMatrix(value: unknown): value is { size(): number[]; toArray(): unknown } {
  return typeof value === 'object' && value !== null && 'isMatrix' in value && value.isMatrix === true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A result in the kind of the leaf it belongs to: a number for a number, a tensor for a tensor. */
export function like(leaf: Leaf, value: Value): Value {
  return typeof value === 'number' && leaf instanceof Tensor ? tensor(value) : value;
}

/** The shape of a leaf. */
export function leafShape(leaf: Leaf): readonly number[] {
  return typeof leaf === 'number' ? [] : leaf.shape;
}
