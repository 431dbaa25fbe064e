import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { tensor } from '../../src/tensor/index.ts';
import { golden, type Stored, stored } from './support.ts';

const cases = golden<{ print: { value: Stored; text: string }[] }>().print;

test.each(cases.map(({ value, text }) => [text.split('\n')[0] ?? '', value, text] as const))(
  'as NumPy prints %s',
  (_, value, text) => {
    expect(String(stored(value))).toBe(text);
  },
);

test('a scalar prints as a number, and the console shows a tensor as it prints', () => {
  expect(String(tensor(1.5))).toBe('1.5');
  expect(inspect(tensor([1, 2.5]))).toBe('[1.  2.5]');
  expect(JSON.stringify({ w: tensor([[1], [2]]) })).toBe('{"w":[[1],[2]]}');
});
