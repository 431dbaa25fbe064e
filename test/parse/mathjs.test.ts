import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { all, create, type FactoryFunctionMap } from 'mathjs';
import { type Expr, evaluateAll, evaluateAt } from '../../src/expr/index.ts';
import { findOp } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';

const math = create(all as FactoryFunctionMap);
/**
 * mathjs comparing as nearly exactly as it can: no absolute tolerance, the smallest relative one that its mod allows. Its
 * tolerance is a listed difference (test/corpus), no matter of syntax: by it 0 >= 0.25^31 holds, which random rows come upon.
 */
const exactMath = create(all as FactoryFunctionMap, { relTol: 1e-15, absTol: 0 });
const POINT = { x: 1.25, y: 0.75, z: 2.5, a: 3.5 };

/** What mathjs gives, as a number; undefined where it gives no real number. */
function judged(text: string, judge = math): number | undefined {
  try {
    const result: unknown = judge.evaluate(text, { ...POINT });
    const last = judge.isResultSet(result) ? result.entries.at(-1) : result;
    const value = typeof last === 'boolean' ? Number(last) : last;
    return typeof value === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A remainder whose quotient is whole but for rounding, -1 mod 1/31: 0 or 1/31 is no matter of syntax; integers are exact. */
function remainderOfRounding(node: Expr, values: ReadonlyMap<Expr, number>): boolean {
  if (node.kind !== 'call' || node.op !== findOp('mod')) return false;
  const [a, b] = node.args.map((arg) => values.get(arg) as number) as [number, number];
  const quotient = a / b;
  const isExact = Number.isInteger(a) && Number.isInteger(b);
  return !isExact && Math.abs(quotient - Math.round(quotient)) < 1e-9;
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
        const expected = judged(text, exactMath);
        fc.pre(expected !== undefined && Number.isFinite(expected));
        const e = parse(text);
        const values = evaluateAll([e], POINT);
        // Beyond the finite numbers mathjs turns to other types, and its logic takes NaN for false.
        // Beyond a million, what mod leaves over is the rounding of its operand, which says nothing of syntax.
        fc.pre([...values.values()].every((met) => Math.abs(met) < 1e6));
        fc.pre([...values.keys()].every((node) => !remainderOfRounding(node, values)));
        const value = values.get(e) as number;
        const scale = Math.max(1, Math.abs(expected as number));
        expect(Math.abs(value - (expected as number)) / scale).toBeLessThan(1e-9);
      }),
      { numRuns: 3000 },
    );
  });

  test('comparison is exact, where mathjs has a tolerance', () => {
    const text = '1 mod 1 >= 2.5e-1^0x1F';
    expect([judged(text), judged(text, exactMath), evaluateAt(parse(text), {})]).toEqual([1, 0, 0]);
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
