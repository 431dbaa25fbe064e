import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { all, create, type FactoryFunctionMap } from 'mathjs';
import { evaluateAt } from '../../src/expr/index.ts';
import { parse } from '../../src/symbolic/index.ts';

const math = create(all as FactoryFunctionMap);
const POINT = { x: 1.25, y: 0.75, z: 2.5, a: 3.5 };

const corpus = readFileSync(new URL('mathjs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

const REAL = 'Fluxion is about real functions: there is no value outside the real domain, and the error says so.';
const ARRAYS =
  'The second argument of sum and prod is an axis of an array, as in NumPy; a sum of numbers is written with +.';

/** Where Fluxion means something else than mathjs, each with the reason. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'lgamma(x)': 'mathjs is right to 10 digits only; the golden values of the op table are the judge of ours.',
  '0.1 + 0.2 == 0.3':
    'mathjs compares with a tolerance of 1e-12, Fluxion the doubles as they are; equal 0.1+0.2 0.3 proves it exactly.',
  '(-8)^(1/3)': REAL,
  'sqrt(-1)': REAL,
  'log(-1)': REAL,
  'asin(2)': REAL,
  'i^2': 'i is an ordinary variable, free for an index.',
  "x'": 'The transpose is for arrays; of a number it is refused as a probable slip for a derivative.',
  'sum(1,2,3)': ARRAYS,
  'sum(x,y)': ARRAYS,
  'prod(2,3)': ARRAYS,
  'sum(1,x,2,3)':
    'sum(expression, variable, low, high) is the sum of the expression for whole numbers from low to high.',
  '5 cm': 'There are no units: cm is an ordinary name. deg is a number, as in sin(45 deg).',
  'derivative("x^2","x")': 'No text in quotes: derivative(x^2, x).',
};

const ACCURACY = 1e-13;

/** What mathjs gives: the last value of several, true as 1. */
function judged(text: string): unknown {
  const result: unknown = math.evaluate(text, { ...POINT });
  const last = math.isResultSet(result) ? result.entries.at(-1) : result;
  return typeof last === 'boolean' ? Number(last) : last;
}

/** Equal, to rounding. */
function same(ours: number | undefined, theirs: unknown): boolean {
  if (ours === undefined || typeof theirs !== 'number') return false;
  return Object.is(ours, theirs) || Math.abs(ours - theirs) <= ACCURACY * Math.abs(theirs);
}

function value(text: string): number | undefined {
  try {
    return evaluateAt(parse(text), POINT);
  } catch {
    return undefined;
  }
}

describe('what mathjs accepts has the value that mathjs gives', () => {
  test('the list has at least 400 expressions', () => expect(corpus.length).toBeGreaterThanOrEqual(400));
  test('all of them, but for the differences listed', () => {
    const different = corpus.filter((text) => !Object.hasOwn(DIFFERENCES, text) && !same(value(text), judged(text)));
    expect(different.map((text) => ({ text, ours: value(text), theirs: String(judged(text)) }))).toEqual([]);
  });
  test.each(Object.entries(DIFFERENCES))('%s differs: %s', (text) => {
    expect(corpus).toContain(text);
    expect(same(value(text), judged(text))).toBe(false);
  });
});
