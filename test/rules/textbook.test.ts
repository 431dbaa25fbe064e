import { expect, test } from '@jest/globals';
import { evaluateAt, type Op } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { toText } from '../../src/print/index.ts';
import { argument, differential, tangent } from '../../src/rules/index.ts';
import { samplePoints } from '../ops/support.ts';

const entries = [...table.values()].filter(({ textbook }) => textbook !== undefined);

test('as a textbook writes it, a differential has the value that the rule has', () => {
  expect(entries.length).toBeGreaterThan(1);
  for (const op of entries) {
    const active = op.parameters.map(() => true);
    for (const args of samplePoints(op, 20)) {
      const leaves = named(op, args);
      const [rule, textbook] = [differential(op, active), differential(op, active, 'textbook')];
      expect(textbook).not.toBe(rule);
      const [want, got] = [evaluateAt(rule, leaves), evaluateAt(textbook, leaves)];
      expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(want)));
    }
  }
});

test('a constant factor is no product to a textbook', () => {
  for (const op of entries) {
    expect(differential(op, [true, false], 'textbook')).toBe(differential(op, [true, false]));
  }
});

/** Arguments and tangents by the names that rules have for them. */
function named(op: Op, args: readonly number[]): Record<string, number> {
  const pairs = op.parameters.flatMap((_, i) => [
    [toText(argument(i)), args[i] as number] as const,
    [toText(tangent(i)), 0.7 - 1.3 * i] as const,
  ]);
  return { ...Object.fromEntries(pairs), ans: op.eval?.(...args) ?? Number.NaN };
}
