import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plain } from '../../../cli/render/style.ts';
import { table } from '../../../cli/render/table.ts';
import { cut, equation, list, superscript, wrap } from '../../../cli/render/text.ts';

describe('wrap', () => {
  const words = fc.array(fc.stringMatching(/^[a-z(]{1,40}$/), { minLength: 1 }).map((list) => list.join(' '));
  test('keeps every character and the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 60 }), (text, width) => {
        const lines = wrap(text, width, '  ').split('\n');
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

test('cut ends in an ellipsis where it cuts', () => {
  expect([cut('abc', 3), cut('abcd', 3), cut('a cd', 3)]).toEqual(['abc', 'ab…', 'a…']);
});

test('an equation of a million characters is shown by its beginning', () => {
  expect(equation('f(x)', 'x + '.repeat(250_000)).length).toBeLessThan(10_000);
});

test('list and superscript', () => {
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(superscript(204)).toBe('²⁰⁴');
});

test('a table leaves out columns without content and marks cells without moving them', () => {
  const columns = [
    { head: 'a', align: 'left' },
    { head: 'empty', align: 'left' },
    { head: 'n', align: 'right' },
  ] as const;
  const rows = [
    [{ text: 'x', mark: (text: string) => `<${text}>` }, { text: '' }, { text: '1' }],
    [{ text: 'yy' }, { text: '' }, { text: '100' }],
  ];
  expect(table(columns, rows, plain).text.split('\n')).toEqual(['  a     n', '  ──  ───', '  <x>     1', '  yy  100']);
});
