import { describe, expect, test } from '@jest/globals';
import { forward, operationsOf, reverse } from '../../src/ad/index.ts';
import { type Expr, evaluateAt } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { derivativeOf } from '../../src/symbolic/index.ts';

/** Sizes at which a recursion over the expression would overflow the stack, and anything quadratic would not end. */
describe('large expressions', () => {
  test('a sum of 100,000 terms', () => {
    const f = parse(Array.from({ length: 100_000 }, (_, i) => `${(i % 7) + 1}*x^${(i % 3) + 1}`).join(' + '));
    expectDerivative(f, 0.5);
  }, 120_000);

  test('a sum of 20,000 different terms', () => {
    expectDerivative(parse(Array.from({ length: 20_000 }, (_, i) => `sin(${i + 1}*x)`).join(' + ')), 0.001);
  }, 120_000);

  test('100,000 nested calls', () => {
    expectDerivative(parse(`${'sin('.repeat(100_000)}x${')'.repeat(100_000)}`), 0.5);
  }, 120_000);

  test('a derivative that no memory could hold, written out, is written as far as asked for', () => {
    const slope = derivativeOf(parse(`${'sin('.repeat(100_000)}x${')'.repeat(100_000)}`), 'x');
    const text = toText(slope, { maxLength: 100_000 });
    expect([text.length, text.at(-1)]).toEqual([100_000, '…']);
  }, 120_000);

  test('10,000 nested parentheses', () => {
    expect(parse(`${'('.repeat(10_000)}x^2${')'.repeat(10_000)}`)).toBe(parse('x^2'));
  });

  /** Derivatives of all modes at a point; the symbolic one is linear in size. */
  function expectDerivative(f: Expr, x: number): void {
    const symbolic = derivativeOf(f, 'x');
    const { derivative } = forward(f, { x }, 'x');
    const [adjoint] = reverse(f, { x }, ['x']).gradient as [number];
    expect(evaluateAt(symbolic, { x }) / derivative).toBeCloseTo(1, 9);
    expect(adjoint / derivative).toBeCloseTo(1, 9);
    expect(operationsOf([symbolic])).toBeLessThan(8 * operationsOf([f]));
  }
});

describe('expression swell', () => {
  /** f_k = sin(f_(k-1) * x + k): as a tree its derivative has about k^2/2 operations, as a graph it is linear in k. */
  const nest = (k: number): string =>
    Array.from({ length: k }, (_, i) => i + 1).reduce((inner, i) => `sin(${inner}*x+${i})`, 'x');

  test.each([10, 50, 200])('f_%i is differentiated, simplified, in linear size', (k) => {
    const f = parse(nest(k));
    const derivative = derivativeOf(f, 'x');
    expect(operationsOf([derivative])).toBeLessThan(8 * k);
    expect(evaluateAt(derivative, { x: 0.5 })).toBeCloseTo(forward(f, { x: 0.5 }, 'x').derivative, 12);
  });
});
