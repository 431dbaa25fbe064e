import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HashIndex } from '../../src/expr/index.ts';

/** Hashes that often share a slot, a byte, or all their bits. */
const hashes = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((k) => k << 24),
    fc.integer({ min: 0, max: 300 }),
    fc.integer(),
  ),
  {
    maxLength: 9000,
  },
);

/** The index asks for the hashes of what is there only. */
function known(hash: number | undefined): number {
  if (hash === undefined) throw new Error('Nothing was added there.');
  return hash;
}

test('finds all that was added under a hash, also after it has grown', () => {
  fc.assert(
    fc.property(hashes, fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 3 }), (list, size, stride) => {
      const index = new HashIndex(size);
      const places = new Map<number, number[]>();
      for (const [at, hash] of list.entries()) {
        const place = at * stride;
        index.add(hash, place, (other) => known(list[other / stride]));
        places.set(hash, [...(places.get(hash) ?? []), place]);
      }
      for (const hash of [...places.keys(), 12345678]) {
        const found: number[] = [];
        for (let slot = index.first(hash); slot >= 0; slot = index.after(slot, hash)) found.push(index.place(slot));
        // Others may share the part of the hash that is compared.
        expect(found.filter((place) => list[place / stride] === hash).sort((a, b) => a - b)).toEqual(
          places.get(hash) ?? [],
        );
      }
    }),
    { numRuns: 30 },
  );
});
