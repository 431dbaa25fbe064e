import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Expr, sym } from '../../src/expr/index.ts';
import { Entries } from '../../src/symbolic/simplify/entries.ts';

type Step = { readonly key: number; readonly value: number | 'delete' | 'look' };

/** Few keys, so that they meet again, or so many that the entries get an index. */
const steps = fc.constantFrom(4, 16, 17, 40).chain((keys) =>
  fc.array(
    fc.record<Step>({
      key: fc.nat(keys - 1),
      value: fc.oneof(fc.nat(9), fc.constant('delete' as const), fc.constant('look' as const)),
    }),
    { maxLength: 200 },
  ),
);

describe('entries are a Map, in the same order', () => {
  test('whatever is set and deleted', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const entries = Entries.none<number>();
        const map = new Map<Expr, number>();
        for (const { key, value } of all) {
          const node = sym(`e${key}`);
          if (value === 'look') expect(entries.pairs()).toEqual([...map]);
          else if (value === 'delete') {
            entries.delete(node);
            map.delete(node);
          } else {
            entries.set(node, value);
            map.set(node, value);
          }
          expect([entries.size, entries.get(node), entries.has(node)]).toEqual([
            map.size,
            map.get(node),
            map.has(node),
          ]);
        }
        expect(entries.pairs()).toEqual([...map]);
        expect(entries.values()).toEqual([...map.values()]);
      }),
    );
  });

  test('a copy is on its own', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const entries = Entries.none<number>();
        const change = (to: Entries<number>, { key, value }: Step): void =>
          typeof value === 'number' ? to.set(sym(`e${key}`), value) : to.delete(sym(`e${key}`));
        for (const step of before) change(entries, step);
        const pairs = entries.pairs();
        const copy = entries.copy();
        expect(copy.pairs()).toEqual(pairs);
        for (const step of after) change(copy, step);
        expect(entries.pairs()).toEqual(pairs);
      }),
    );
  });
});
