import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { match } from '../../src/parse/brackets.ts';
import { readings, readList, readStatement } from '../../src/parse/earley.ts';
import { parseProgram } from '../../src/parse/index.ts';
import { tokenize } from '../../src/parse/lexer.ts';
import { Scope } from '../../src/parse/scope.ts';
import type { Token } from '../../src/parse/syntax.ts';
import { tag } from '../../src/parse/tag.ts';
import { toText } from '../../src/print/index.ts';
import { expressions } from '../arbitrary/expression.ts';

/** How many parses the grammar has for the one statement of a text. */
function parses(text: string): number {
  return readings(tokensOf(text)).length;
}

/** The tokens of the one statement of a text, brackets read. */
function tokensOf(text: string): Token[] {
  const names = new Scope();
  const [statement] = match(tokenize(text));
  if (statement === undefined) return [];
  for (const bracket of statement.brackets)
    bracket.content = readList(tag(bracket.inner, names), { end: bracket.end - 1, bracket: bracket.text });
  return tag(statement.tokens, names);
}

/** One statement each, between semicolons. */
const CORPUS = `
1; x; -x; +x; --x; -+-x; not x; not not x; x!; x!!; -x!; 2^3; 2^3^4; 2^-3; 2^-+-3^-x; (x); ((x)); -x^2; (-x)^2; x^y!; x!^2;
1+2; 1-2-3; 1*2/3*4; 1/2/3; 7 mod 3 mod 2; 7 % 3; 5%; -5%; x+10%; x*5%; 5%%3; a.*b./c.^d;
2x; 2 x y; x y z; 2(x+1); (x+1)(x-1); (x)2; x 2; x! y; x^2 y; x y^2 z; -2x y; 1/2x; -1/2x; 1/2 (x); a*1/2x; 1/2/3x; 1/2 x^2;
sin x; sin(x); sin(x)^2; sin x^2; sin^2 x; sin^2(x); sin^-1 x; sin^-1(x); sin^(-1)(x); sin^n(x); sin²x; sin⁻¹(x);
2 sin x cos x; sin 2x cos 3x; sin x y z; sin x sin y sin z; sin cos tan x; sin x + cos x; sin x / 2; sin -x; sin(x) y; sin(x) cos(y) z; x sin y;
sin(x)cos(x); sin x cos(x) y; sin cos(x) y; 2^sin x; 2^-sin x y; 2^sin x cos y; 2^x^sin y z; sin 2^x; sin 2^cos x; -sin x; x -sin x; sin 1/2 x;
√x; √2x; √x²; √√x; √(x)y; 2√x; √sin x; 2^√x; 2^√x^2; x^y^√z; -√x; ∛x; √x y √z; sin √x; √x!;
x<y; x<=y; x<y<z; x<y<=z<4; x==y; x!=y; x+1<y*2; x and y; x or y and z; x xor y or z; not x and y; x<1 and y>2;
x ? y : z; x ? y : z ? 1 : 2; x ? y ? 1 : 2 : 3; x<0 ? -x : x; x or y ? 1 : 2; (x ? 1 : 2)+1; x ? sin y : cos z; x ? y ? 1 : 2 : z ? 3 : 4;
x = 3; x = y ? 1 : 2; x + y = 3; x == y = 3; x²+√x; 3π/2; e^-x^2/2; （ｘ＋１）×２; xⁿ⁺¹; x₁+x₂; max(1, x, 3); log(x, 2); mod(x, 2); and(x, y);
2|x|; 2|x|y; sin|x|; |x|-|y|; |x-|y||; ||x|-1|; |x|^2; -|x|!; 2|x|^2|y|
`;

describe('the grammar', () => {
  const texts = CORPUS.split(';').map((text) => text.trim());

  test.each(texts)('%s has one parse', (text) => {
    expect(parses(text)).toBe(1);
  });

  test.each(texts)('%s is read with lookahead as without', (text) => {
    const tokens = tokensOf(text);
    expect([readStatement(tokens, { end: text.length })]).toEqual(readings(tokens));
  });

  test('whatever is printed has one parse', () => {
    fc.assert(
      fc.property(expressions({ depth: 5 }), (e) => void expect(parses(toText(e))).toBe(1)),
      { numRuns: 500 },
    );
  });

  test('whatever tokens stand side by side have at most one parse', () => {
    const tokens = '1 2.5 x y ( ) | + - * / ^ ! % mod and or not < == ? : sin cos max √ ² , = π'.split(' ');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 12 }), (parts) => {
        let count = 0;
        try {
          count = parses(parts.join(' '));
        } catch {
          // A user's error, which has its own tests.
        }
        expect(count).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('what stands before an equals sign', () => {
  test.each([
    ['f(x, y) = x*y', 'definition'],
    ['sin(t) = t^2', 'definition'],
    ['sin(x*y) = x', 'equation'],
    ['ln(x + y) = x*y', 'equation'],
    ['sqrt(2x) = y', 'equation'],
    ['x + y = 3', 'equation'],
    ['y = x^2', 'assignment'],
  ])('%s is a %s', (text, kind) => {
    expect(parseProgram(text).statements.at(-1)?.kind).toBe(kind);
  });
});
