import { describe, expect, test } from '@jest/globals';
import { renderError } from '../../../cli/render/error.ts';
import { plain } from '../../../cli/render/style.ts';
import { FluxionError } from '../../../src/index.ts';

function shown(input: string, start: number, end: number): string[] {
  const error = new FluxionError('SYNTAX', 'Wrong.', { input, range: { start, end }, suggestion: 'Do it right.' });
  return renderError('diff', error, plain).trimEnd().split('\n');
}

describe('renderError', () => {
  test('message, input, carets under the range, suggestion', () => {
    expect(shown('1 + sinn(x)', 4, 8)).toEqual(['diff: Wrong.', '  1 + sinn(x)', '      ^^^^', 'Do it right.']);
  });
  test('an empty range has one caret', () => {
    expect(shown('x+', 2, 2)).toEqual(['diff: Wrong.', '  x+', '    ^', 'Do it right.']);
  });
  test('a long input is shown around the place', () => {
    const [, line = '', carets = ''] = shown(`${'x+'.repeat(500)}@${'+x'.repeat(500)}`, 1000, 1001);
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line[carets.indexOf('^')]).toBe('@');
  });
  test('of several lines, the one with the place', () => {
    expect(shown('a = 1\nb = @\nc', 10, 11).slice(1, 3)).toEqual(['  b = @', '      ^']);
  });
  test('full-width characters take two columns', () => {
    expect(shown('（ｘ＠', 2, 3)[2]).toBe('      ^^');
  });
  test('control characters and direction marks are not passed on', () => {
    expect(shown('x\u001b[2J\u202e@', 1, 2)[1]).toBe('  x�[2J�@');
  });
});
