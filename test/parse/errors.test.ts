import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FluxionError } from '../../src/error.ts';
import { evaluateAt, freeVariables } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';

function failure(text: string): FluxionError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof FluxionError) return error;
    throw error;
  }
  throw new Error(`${text} is accepted.`);
}

describe('errors say what is wrong, where, and what to do', () => {
  test.each([
    ['', 'SYNTAX', /no expression/, ''],
    ['  # only a comment', 'SYNTAX', /no expression/, ''],
    ['x+', 'SYNTAX', /after "\+", but the text ends/, ''],
    ['x*/y', 'SYNTAX', /after "\*", but found "\/"/, '/'],
    ['(x', 'SYNTAX', /never closed/, '('],
    ['x)', 'SYNTAX', /no opening bracket/, ')'],
    ['(x]', 'SYNTAX', /\( at column 1 is still open/, ']'],
    ['2*(x+|y)', 'SYNTAX', /\| at column 6 is still open/, ')'],
    ['(x;y)', 'SYNTAX', /; ends a statement/, ';'],
    ['sin', 'SYNTAX', /needs an argument/, 'sin'],
    ['2*sin+1', 'SYNTAX', /needs an argument/, 'sin'],
    ['1..2', 'SYNTAX', /1\.\.2 is not a number/, '1..2'],
    ['2 3', 'SYNTAX', /no operator before this number/, '3'],
    ['2,3', 'SYNTAX', /comma only separates/, ','],
    ['f(,)', 'SYNTAX', /found ","/, ','],
    ['()', 'SYNTAX', /nothing between/, '()'],
    ['(1, 2)', 'SYNTAX', /list stands where one value/, '(1, 2)'],
    ['x ? 1', 'SYNTAX', /no :/, ''],
    ['x : 1', 'SYNTAX', /belongs to no \?/, ':'],
    ['x && y', 'SYNTAX', /&& is not an operator/, '&&'],
    ['x = = 3', 'SYNTAX', /found "="/, '='],
    ['x + y = 3', 'SYNTAX', /equation has no value/, ''],
    ['sin(x*y) = x', 'SYNTAX', /equation has no value/, ''],
    ['"abc"', 'SYNTAX', /quotes/, '"abc"'],
    ['x @ y', 'SYNTAX', /@ \(U\+0040\)/, '@'],
    ['x \u0007', 'SYNTAX', /U\+0007/, '\u0007'],
    ['constructor.constructor("return 1")', 'SYNTAX', /\./, '.'],
    ['sinn(x)', 'NAME', /no function sinn/, 'sinn'],
    ['foo(x, y)', 'NAME', /no function foo/, 'foo'],
    ['sin()', 'ARGUMENT', /takes 1 argument, not 0/, 'sin()'],
    ['1 + atan2(x)', 'ARGUMENT', /takes 2 arguments, not 1/, 'atan2(x)'],
    ['f(x) = x; 2 + f(1, 2)', 'ARGUMENT', /defined as f\(x\)/, 'f'],
    ['f(x) = f(x - 1)', 'ARGUMENT', /defined by itself/, 'f'],
    ['f(x, x) = x', 'SYNTAX', /parameter twice/, 'x'],
    ['f(2) = x', 'SYNTAX', /parameters of a definition are names/, '2'],
    ['x + 1e400', 'LIMIT', /outside the range/, '1e400'],
    ['1e-400', 'LIMIT', /outside the range/, '1e-400'],
    ['sin^-1', 'SYNTAX', /needs an argument/, 'sin'],
    ['abs^-1(x)', 'NAME', /inverse/, 'abs'],
    ['\\foo x', 'SYNTAX', /\\foo is not known/, '\\foo'],
    ['\\frac{a}{b', 'SYNTAX', /never closed/, '{'],
    ['\\frac{a', 'SYNTAX', /never closed/, '{'],
    ['\\sqrt', 'SYNTAX', /./, ''],
  ])('%s', (text, code, message, place) => {
    const error = failure(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message.split('\n')).toHaveLength(1);
    if (place !== '') expect(text.slice(error.range?.start, error.range?.end)).toBe(place);
  });

  test.each([
    ['sinn(x)', 'sin'],
    ['cosn(x)', 'cos'],
    ['sqr(x)', 'sqrt'],
    ['arctann(x)', 'arctan'],
  ])('%s: did you mean %s?', (text, name) => {
    expect(failure(text).suggestion).toContain(`Did you mean ${name}?`);
  });

  test('names of the language below are ordinary names', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect(freeVariables(parse(`${name} + x`))).toEqual([name, 'x']);
      expect(evaluateAt(parse(`${name} = 2; ${name}^2`), {})).toBe(4);
      expect(evaluateAt(parse(`f(${name}) = ${name} + 1; f(2)`), {})).toBe(3);
      expect(failure(`${name}(1, 2)`).code).toBe('NAME');
    }
  });

  test('a megabyte of brackets, and much of anything, gets its answer', () => {
    expect(failure('('.repeat(1e6)).message).toMatch(/never closed/);
    for (const piece of ['(', ')', '|', '[', '{', '^', '\\', "'", '"', '.', '=', ';', '\\frac', '√', '1.']) {
      expect(failure(piece.repeat(1e5 / piece.length))).toBeInstanceOf(FluxionError);
    }
  });

  test('no text is an accident', () => {
    const pieces = fc.constantFrom(
      ...'1 2.5 .5 1e3 x y ( ) [ ] { } | + - * / ^ ! % mod not < == ? : sin max √ ² , = ; \n # " . \\frac \\left ^{ _{ \' π 𝑥 \\sum \\begin{cases} & \\\\'.split(
        / /,
      ),
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FluxionError);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
