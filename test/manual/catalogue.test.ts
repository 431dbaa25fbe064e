import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/compare/index.ts';
import { evaluateAt } from '../../src/expr/index.ts';
import { catalogue, findHandMade } from '../../src/manual/index.ts';
import { parse } from '../../src/parse/index.ts';
import { conditioning } from '../compare/conditioning.ts';

describe.each(catalogue.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
  const f = parse(entry.expression);
  const at = (point: readonly number[]) =>
    Object.fromEntries(entry.variables.map((name, i) => [name, point[i] as number]));

  test('is found by its expression', () => expect(findHandMade(f)).toBe(entry));

  test('the hand-made code and the text are the same function', () => {
    for (const point of entry.points) {
      const value = entry.value(...point);
      expect(Math.abs(evaluateAt(f, at(point)) - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(value)));
    }
  });

  test.each([1, 2])('all methods agree with the reference, order %i', (order) => {
    const values = order === 1 ? entry.gradient : entry.second;
    let compared = 0;
    for (const point of entry.points) {
      const { methods, agree, notes, reference } = compare(f, { at: at(point), wrt: entry.variables, order });
      expect({ point, agree, notes: agree ? [] : notes }).toEqual({ point, agree: true, notes: [] });
      expect(reference?.digits).toBe(50);
      if (values === undefined) continue;
      expect(methods.find(({ name }) => name === 'manual')?.source).toBe('catalogue');
      for (const [i] of entry.variables.entries()) {
        const exact = Number(reference?.derivative[i]);
        for (const { name, derivative, formula } of methods) {
          const written = parse(formula?.[i] ?? entry.formula[i] ?? '0');
          if (name === 'numeric' || conditioning(written, at(point)) > 1e-14) continue;
          compared++;
          const scale = exact === 0 ? 1 : Math.abs(exact);
          const error = Math.abs((derivative[i] as number) - exact) / scale;
          expect({ name, point, right: error < 1e-12 }).toEqual({ name, point, right: true });
        }
      }
    }
    if (values !== undefined) expect(compared).toBeGreaterThan(0);
  });
});

test('names are unique, and every entry says why it is there', () => {
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  expect(catalogue.length).toBeGreaterThanOrEqual(20);
  for (const { why, points, formula, variables } of catalogue) {
    expect(why).toMatch(/\.$/);
    expect(points.length).toBeGreaterThan(1);
    expect(formula.length).toBe(variables.length);
  }
});
