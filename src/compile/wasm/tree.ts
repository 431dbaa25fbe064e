import { type LaneType, type PrimitiveName, primitives, type ShiftName } from './primitives.ts';

/**
 * An expression of a kernel: what to compute for one number, or for two at once. A tree object used twice is computed
 * once.
 */
export type Tree =
  | { readonly kind: 'argument'; readonly index: number; readonly type: 'f64' }
  | { readonly kind: 'double'; readonly value: number; readonly type: 'f64' }
  | { readonly kind: 'integer'; readonly value: bigint; readonly type: 'i64' }
  | { readonly kind: 'apply'; readonly name: PrimitiveName; readonly args: readonly Tree[]; readonly type: LaneType }
  | { readonly kind: 'shift'; readonly name: ShiftName; readonly arg: Tree; readonly by: number; readonly type: 'i64' }
  /** A word of a table, at so many bytes from its start. */
  | { readonly kind: 'lookup'; readonly table: readonly bigint[]; readonly arg: Tree; readonly type: 'i64' }
  | { readonly kind: 'kernel'; readonly name: string; readonly args: readonly Tree[]; readonly type: 'f64' };

export type Operand = Tree | number | bigint;

export const argument = (index: number): Tree => ({ kind: 'argument', index, type: 'f64' });

function tree(operand: Operand): Tree {
  if (typeof operand === 'number') return { kind: 'double', value: operand, type: 'f64' };
  if (typeof operand === 'bigint') return { kind: 'integer', value: operand, type: 'i64' };
  return operand;
}

type Machine = { readonly [name in PrimitiveName]: (...args: Operand[]) => Tree };

/** The machine's operations as functions that build trees: `m.add(x, 1)`. */
export const m = Object.fromEntries(
  (Object.keys(primitives) as PrimitiveName[]).map((name) => [
    name,
    (...args: Operand[]): Tree => ({ kind: 'apply', name, args: args.map(tree), type: primitives[name].result }),
  ]),
) as Machine;

export const shift = (name: ShiftName, arg: Tree, by: number): Tree => ({ kind: 'shift', name, arg, by, type: 'i64' });

export const lookUp = (table: readonly bigint[], arg: Tree): Tree => ({ kind: 'lookup', table, arg, type: 'i64' });

/** A call of another kernel, or of an imported function, by name. */
export const callKernel = (name: string, args: readonly Operand[]): Tree => ({
  kind: 'kernel',
  name,
  args: args.map(tree),
  type: 'f64',
});

/**
 * A polynomial, lowest power first, by Estrin's scheme: pairs first, so that the processor computes them side by side.
 */
export function polynomial(x: Tree, coefficients: readonly number[]): Tree {
  let level: Operand[] = [...coefficients];
  for (let power = x; level.length > 1; power = m.mul(power, power)) {
    const pairs: Operand[] = [];
    for (let k = 0; k < level.length; k += 2) {
      const low = level[k] as Operand;
      const high = level[k + 1];
      pairs.push(high === undefined ? low : m.add(low, m.mul(power, high)));
    }
    level = pairs;
  }
  return tree(level[0] ?? 0);
}

/** The magnitude of the first, the sign of the second. */
export const copySign = (magnitude: Tree, sign: Tree): Tree =>
  m.double(m.or(m.and(m.bits(magnitude), ~SIGN_BIT), m.and(m.bits(sign), SIGN_BIT)));

/** Adding it moves an integer below 2^51 in magnitude to the low bits of the sum. */
export const TO_LOW_BITS = 6755399441055744;

export const SIGN_BIT = -(1n << 63n);

/** 2^n for an integer-valued n in [-1022, 1023]. */
export const powerOfTwo = (n: Tree): Tree => m.double(shift('left', m.plus(m.bits(m.add(n, TO_LOW_BITS)), 1023n), 52));
