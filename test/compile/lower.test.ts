import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Fraction } from 'fraction.js';
import { argumentsOf, type Flat, usesOf } from '../../src/compile/flat.ts';
import { instructionsOf, lower } from '../../src/compile/program.ts';
import { strengthReduced } from '../../src/compile/strength.ts';
import { Values } from '../../src/compile/values.ts';
import { type Expr, evaluateAt, type Op, sym } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';
import { adjoints } from '../../src/rules/index.ts';
import { expressions } from '../arbitrary/expression.ts';
import { run } from './run.ts';

const NAMES = ['x', 'y'];
const AT = { x: 0.7, y: -1.3 };

/** Operations on numbers that have a value and a rule; a special function alone would take most of the time. */
const isSmooth = ({ eval: value, fixed, binding, kernel, bigCost = 0 }: Op): boolean =>
  value !== undefined && fixed === undefined && binding === undefined && kernel === undefined && bigCost < 20;

/** Applications as texts: two of one text would make one value twice. */
const applications = (flat: Flat): string[] =>
  Array.from({ length: flat.length - flat.first }, (_, k) => {
    const at = flat.first + k;
    return `${flat.kind[at]} ${argumentsOf(flat, at)}`;
  });

/** Counted by walking over the expressions. */
function operations(roots: readonly Expr[]): number {
  const seen = new Set<Expr>();
  const queue = [...roots];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node) || node.kind !== 'call') continue;
    seen.add(node);
    queue.push(...node.args);
  }
  return seen.size;
}

describe('a program', () => {
  const property = (check: (roots: readonly Expr[]) => void): void =>
    fc.assert(
      fc.property(expressions({ ops: isSmooth }), (f) => {
        check([
          f,
          ...adjoints(
            f,
            NAMES.map((name) => sym(name)),
          ),
        ]);
      }),
      { numRuns: 300 },
    );

  test('gives what the expressions give', () => {
    property((roots) => {
      const right = roots.map((root) => evaluateAt(root, AT));
      const scale = right.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
      for (const [k, got] of run(lower(roots, NAMES), Object.values(AT)).entries()) {
        const expected = right[k] as number;
        if (Number.isFinite(scale)) expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * scale);
      }
    });
  });

  test('makes each value once, uses all of them, and puts leaves first', () => {
    property((roots) => {
      const { flat } = lower(roots, NAMES);
      expect(new Set(applications(flat)).size).toBe(flat.length - flat.first);
      expect([...usesOf(flat)].every((uses) => uses > 0)).toBe(true);
      for (let k = flat.first; k < flat.length; k++)
        for (const arg of argumentsOf(flat, k)) expect(arg).toBeLessThan(k);
    });
  });

  test('takes no more operations than the expressions with their powers reduced one by one', () => {
    property((roots) => {
      const { flat } = lower(roots, NAMES);
      expect(flat.length - flat.first).toBeLessThanOrEqual(operations(strengthReduced(roots)));
    });
  });
});

test('numbers are computed, exactly where they are literals, and zeros keep their signs', () => {
  const numbers = (text: string): number[] =>
    [...instructionsOf(lower([parse(text)], NAMES))].flatMap(([, made]) =>
      made.kind === 'number' ? [made.value] : [],
    );
  expect(numbers('2*(3*(x*(1/7)))')).toEqual([6 / 7]);
  expect(numbers('x + sin(2)*exp(3)')).toEqual([Math.sin(2) * Math.exp(3)]);
  expect(numbers('x*ceil(-0.5)')).toEqual([-0]);
});

test('a number that is computed and a literal of the same double are one value', () => {
  for (const text of ['cos(0)/x + 1/x', '1/x + cos(0)/x']) expect(lower([parse(text)], NAMES).length).toBe(4);
});

test('what is not a number is one value, whichever bits it has', () => {
  expect(lower([parse('sqrt(-1)*x + ln(-1)*x')], NAMES).length).toBe(4);
});

test('literals that one double stands for are values of their own, however many', () => {
  const values = new Values(0, 0);
  const alike = Array.from({ length: 10_000 }, (_, k) =>
    values.exact(new Fraction(10n ** 30n + BigInt(k), 10n ** 30n)),
  );
  const others = Array.from({ length: 9000 }, (_, k) => values.exact(new Fraction(k + 2)));
  expect(new Set([...alike, ...others]).size).toBe(19_000);
  expect(others.map((_, k) => values.exact(new Fraction(k + 2)))).toEqual(others);
});
