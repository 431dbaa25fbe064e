import { describe, expect, test } from '@jest/globals';
import { FluxionError } from '../../src/error.ts';
import { evaluate } from '../../src/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { Tensor } from '../../src/tensor/index.ts';

function valueOf(text: string): unknown {
  const value: unknown = evaluate(parse(text), { x: 2 });
  return value instanceof Tensor ? value.toArray() : value;
}

describe('arrays', () => {
  test.each([
    ['[1, 2]', [1, 2]],
    [
      '[1, 2; 3, 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[x, x^2; 1, -x]',
      [
        [2, 4],
        [1, -2],
      ],
    ],
    ['2*[1, 2] + 1', [3, 5]],
    ['[1, 2; 3, 4]*[5; 6]', [[17], [39]]],
    [
      '[1, 2; 3, 4].*[1, 2; 3, 4]',
      [
        [1, 4],
        [9, 16],
      ],
    ],
    ['[x, 2]*[3, x]', 10],
    [
      "[1, 2; 3, 4]'",
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ['[5, 6, 7][1]', 5],
    ['[5, 6, 7][end]', 7],
    ['[5, 6, 7][2:end]', [6, 7]],
    ['[5, 6, 7][:2]', [5, 6]],
    ['[5, 6, 7][3:-1:1]', [7, 6, 5]],
    ['A = [1, 2; 3, 4]; A[2, :]', [3, 4]],
    ['A = [1, 2; 3, 4]; A[:, 1]*A[2, :]', 15],
    ['f(t) = [t, 2t]; f(3)', [3, 6]],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  test.each([
    ['[1, 2; 3]', 'SHAPE'],
    ['[]', 'SYNTAX'],
    ['[1, 2', 'SYNTAX'],
    ['[1, (2; 3)]', 'SYNTAX'],
    ['[1, 2, 3][0]', 'ARGUMENT'],
    ['[1, 2, 3][1.5]', 'ARGUMENT'],
    ['[1, 2, 3][4]', 'SHAPE'],
    ['x[1]', 'SHAPE'],
    ["x'", 'SYNTAX'],
    ['[1, 2]*[1, 2, 3]', 'SHAPE'],
  ])('%s is an error', (text, code) => {
    let failure: unknown;
    try {
      parse(text);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(FluxionError);
    expect((failure as FluxionError).code).toBe(code);
  });

  test('what is printed means the same', () => {
    for (const text of ['[1, 2; 3, 4]*[5; 6]', '[1, 2; 3, 4].*[1, 2; 3, 4]', '2*[1, 2] + 1']) {
      expect(valueOf(toText(parse(text)))).toEqual(valueOf(text));
    }
  });
});
