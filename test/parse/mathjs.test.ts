import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { all, create, type FactoryFunctionMap } from 'mathjs';
import { evaluateAll, evaluateAt } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';

const math = create(all as FactoryFunctionMap);
const POINT = { x: 1.25, y: 0.75, z: 2.5, a: 3.5 };

/** What mathjs gives, as a number; undefined where it gives no real number. */
function judged(text: string): number | undefined {
  try {
    const result: unknown = math.evaluate(text, { ...POINT });
    const last = math.isResultSet(result) ? result.entries.at(-1) : result;
    const value = typeof last === 'boolean' ? Number(last) : last;
    return typeof value === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

describe('mathjs is the judge of syntax', () => {
  const OPERATORS = [
    '+',
    '-',
    '*',
    '/',
    '^',
    ' mod ',
    ' % ',
    ' and ',
    ' or ',
    ' xor ',
    ' < ',
    ' >= ',
    ' == ',
    ' != ',
    ' ',
    '+-',
    '*-',
    '^-',
    ' ? y : ',
  ];
  const OPERANDS = [
    '1',
    '2',
    '3.5',
    '.5',
    '4.',
    '2.5e-1',
    'x',
    'y',
    'z',
    '-x',
    '+y',
    'not x',
    'not y',
    '(x+1)',
    '2x',
    'x y',
    '1/2x',
    '3!',
    'x^2',
    '-x^2',
    '2^-x',
    'sin(x)',
    'sqrt(2)y',
    'max(1,x)',
    '(x ? 1 : 2)',
    '0x1F',
    'abs(-3)',
    'pi',
    'e',
    'mod(7,3)',
    '(1/2)x',
    '2(y)',
    '(x)(y)',
    '3/4z',
  ];

  test('random rows of operands and operators mean what mathjs says', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom(...OPERANDS), fc.constantFrom(...OPERATORS)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...OPERANDS), (row, last) => {
        const text = row.flat().join('') + last;
        const expected = judged(text);
        fc.pre(expected !== undefined && Number.isFinite(expected));
        const e = parse(text);
        const values = evaluateAll([e], POINT);
        // Beyond the finite numbers mathjs turns to other types, and its logic takes NaN for false.
        fc.pre([...values.values()].every(Number.isFinite));
        const value = values.get(e) as number;
        const scale = Math.max(1, Math.abs(expected as number));
        expect(Math.abs(value - (expected as number)) / scale).toBeLessThan(1e-9);
      }),
      { numRuns: 3000 },
    );
  });

  /** One expression a line, a line end in it written \\n. */
  const CORPUS = readFileSync(new URL('mathjs.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');

  test('the corpus has at least 400 expressions, all of which mathjs accepts: none of them differs', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(400);
    expect(CORPUS.filter((line) => judged(line.replaceAll('\\n', '\n')) === undefined)).toEqual([]);
  });

  test.each(CORPUS)('%s', (line) => {
    const text = line.replaceAll('\\n', '\n');
    const expected = judged(text) as number;
    const value = evaluateAt(parse(text), POINT);
    expect(Math.abs(value - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-12);
  });
});
