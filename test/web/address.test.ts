import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashOf, parametersOf } from '../../web/state/hash.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

test('what stands in the address comes back from it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), text, { noNullPrototype: true }),
      (state) => {
        expect(parametersOf(hashOf(state))).toEqual(state);
      },
    ),
  );
});

test('half of a character becomes the sign of an unknown one, and no error', () => {
  expect(parametersOf(hashOf({ f: '\ud800x^2', g: '\u{1d465}\udc00' }))).toEqual({
    f: '\ufffdx^2',
    g: '\u{1d465}\ufffd',
  });
});
