import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { operationsOf } from '../../src/ad/index.ts';
import { compare, derivative, evaluate, parse, variablesOf } from '../../src/index.ts';

const lines = readFileSync(new URL('everyday.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/ \| /) as [string, string]);

/** Values of the constants in the list. */
const PARAMETERS = { a: 1.5, b: -0.75, c: 0.5, d: 2.25, n: 3.5 };
const POINTS = [0.3, 0.7, 1.4, 2.6, -0.4, -1.7];

/** The points at which f and the textbook's derivative have a value. */
function pointsOf(f: string, slope: string): Record<string, number>[] {
  const names = [...new Set([...variablesOf(f), ...variablesOf(slope), 'x'])];
  return POINTS.map((x) => ({ ...PARAMETERS, x }))
    .map((all) => Object.fromEntries(names.map((name) => [name, all[name as keyof typeof all]])))
    .filter((at) => [f, slope].every((text) => Number.isFinite(evaluate(text, at))));
}

test('there are at least 64', () => expect(lines.length).toBeGreaterThanOrEqual(64));

test('bench/EVERYDAY.md has them all: npm run bench -- everyday', () => {
  const page = readFileSync(new URL('../../bench/EVERYDAY.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((row) => row.startsWith('| `'));
  expect(rows.map((row) => row.slice(3, row.lastIndexOf('` |')).replaceAll('\\|', '|'))).toEqual(lines.map(([f]) => f));
});

describe('everyday derivatives', () => {
  test.each(lines)('%s', (f, slope) => {
    const points = pointsOf(f, slope);
    expect(points.length).toBeGreaterThan(0);
    const ours = derivative(f, 'x');
    for (const at of points) {
      const [is, should] = [evaluate(ours, at) as number, evaluate(slope, at) as number];
      expect(Math.abs(is - should)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(should)));
    }
    // As short as a textbook has it: one operation may be spent on another order.
    expect(operationsOf([ours])).toBeLessThanOrEqual(operationsOf([parse(slope)]) + 1);
    // The rules are not their own judge.
    expect(compare(f, { at: points[0] as Record<string, number>, wrt: 'x' }).agree).toBe(true);
  });
});
