import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/compare/index.ts';
import { jumpWithinRounding } from '../../src/numeric/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';

const POINT = { x: 1.25, y: 0.7 };

function found(text: string): string | undefined {
  const node = jumpWithinRounding(parse(text), POINT);
  return node === undefined ? undefined : toText(node);
}

describe('jumps within rounding errors', () => {
  test.each([
    ['x*acot(x^2*tan(pi)) + 1', 'acot(x^2 * tan(pi))'],
    ['mod(x, sin(pi))', 'mod(x, sin(pi))'],
    ['mod(2, 1/3)', 'mod(2, 1 / 3)'],
    ['floor(10*y)', 'floor(10 * y)'],
    ['0.1 + 0.2 == 0.3 ? x : y', '1/10 + 1/5 == 3/10'],
    ['sin(pi) ? x : y', 'sin(pi) ? x : y'],
    ['atan2(sin(pi), -x)', 'atan2(sin(pi), -x)'],
  ])('%s: found', (text, node) => expect(found(text)).toBe(toText(parse(node))));

  test.each([
    'acot(x)',
    'mod(x, 1/3)',
    'mod(7, 1/4)',
    'floor(4*x)',
    'floor(2 + 3)',
    'x > y ? x : y',
    'x == 5/4',
    'sin(x)/x',
    'abs(x - 5/4)',
    'max(x, 5*x/5)',
  ])('%s: none, exact or far away', (text) => expect(found(text)).toBeUndefined());
});

describe('the report', () => {
  const notes = (text: string, at: Record<string, number>) =>
    compare(parse(text), { at }).notes.filter((note) => note.startsWith('Rounding decides'));
  test('says where rounding decides a side', () => {
    expect(notes('acot(x^2*tan(pi))', { x: 1.5 })).toEqual([
      'Rounding decides the value of acot(x^2 * tan(pi)): it jumps within the rounding errors of what it is given, so doubles may take either side.',
    ]);
  });
  test('and not at a jump that is one', () => {
    expect(notes('x*floor(10*x)', { x: 0.7 })).toEqual([]);
    expect(notes('x*floor(x)', { x: 2 })).toEqual([]);
  });
});
