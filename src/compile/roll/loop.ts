import { type Flat, NUMBER } from '../flat.ts';

/** Fewer iterations are not worth a loop. */
export const MIN_COUNT = 4;

/** Where an argument of a loop's body comes from in each iteration. */
export type Source =
  /** Made earlier in the same iteration; the value of the first iteration stands for all. */
  | { readonly kind: 'inner'; readonly value: number }
  /** Made in the iteration before; `first` is what the first iteration takes. */
  | { readonly kind: 'carried'; readonly value: number; readonly first: number }
  /** The same value in all iterations; a number stands for all numbers until they become a table. */
  | { readonly kind: 'same'; readonly value: number }
  /** A number in each iteration. */
  | { readonly kind: 'table'; readonly numbers: Float64Array }
  /** Every so many inputs, or every so many values of one array: the first two of them. */
  | { readonly kind: 'strided'; readonly first: number; readonly second: number }
  /** Values made before the loop or inputs, in no pattern: one for each iteration. */
  | { readonly kind: 'gathered'; readonly values: Int32Array };

/** Instructions from `start` on that repeat: `count` times `period` instructions of one shape. */
export interface Loop {
  readonly start: number;
  readonly period: number;
  readonly count: number;
  /** For each instruction of the body, and each of its arguments. */
  readonly sources: readonly (readonly Source[])[];
}

/**
 * The same loop with tables of the numbers that differ between iterations, for which one number stands until then, and of
 * the values that are gathered.
 */
export function withTables({ kind, leaf, from, args }: Flat, loop: Loop): Loop {
  const { start, period, count } = loop;
  const sources = loop.sources.map((list, p) =>
    list.map((source, q): Source => {
      const argument = (i: number): number => args[(from[start + i * period + p] as number) + q] as number;
      if (source.kind === 'gathered')
        return { kind: 'gathered', values: Int32Array.from({ length: count }, (_, i) => argument(i)) };
      if (source.kind !== 'same' || kind[source.value] !== NUMBER) return source;
      const first = leaf[source.value] as number;
      const numbers = new Float64Array(count);
      let areEqual = true;
      for (let i = 0; i < count; i++) {
        const value = leaf[argument(i)] as number;
        numbers[i] = value;
        areEqual &&= isSame(value, first);
      }
      return areEqual ? source : { kind: 'table', numbers };
    }),
  );
  return { ...loop, sources };
}

/** As `Object.is` does it, which engines call for numbers that they keep apart otherwise. */
function isSame(a: number, b: number): boolean {
  return a === b ? a !== 0 || 1 / a === 1 / b : Number.isNaN(a) && Number.isNaN(b);
}
