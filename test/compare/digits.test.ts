import { describe, expect, test } from '@jest/globals';
import { rightCharacters } from '../../src/compare/digits.ts';

describe('rightCharacters: how much of a printed double the reference confirms', () => {
  test.each([
    ['2.2232442754839', '2.22324427548393273', 15],
    ['2.22324427999', '2.22324427548393273', 10],
    ['2.2232442754839327', '2.2232442754839327850650', 18],
    ['-0.00125', '-0.0012345', 7],
    ['1.25e-7', '0.000000125001', 4],
    ['1.2599e-7', '0.00000012588', 4],
    ['-1', '1', 0],
    ['10', '1', 0],
    ['0', '1e-20', 0],
    ['NaN', '1', 0],
    ['0', '0', 1],
  ])('%s of %s', (printed, reference, right) => {
    expect(rightCharacters(printed, reference)).toBe(right);
  });
});
