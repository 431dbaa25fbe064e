import { describe, expect, test } from '@jest/globals';
import { besidePoint } from '../../src/compare/beside.ts';
import { compare } from '../../src/index.ts';

describe('the limit of a slope beside a point', () => {
  test.each<[string, (x: number) => number, number, number]>([
    ['a kink', (x) => x / Math.abs(x), 0, 0],
    ['a kink between slopes of one sign', (x) => (x > 0 ? 3 : 2), 0, 2],
    ['a removable 0/0', (x) => Math.sin(x) / x, 0, 1],
    ['an edge', (x) => 1.5 * Math.sqrt(x), 0, 0],
    ['an edge elsewhere', (x) => 1.5 * Math.sqrt(x - 1), 1, 0],
    ['an infinite slope at an edge', (x) => 1 / Math.sqrt(x), 0, Infinity],
    ['a slope that grows like a logarithm', (x) => Math.log(x), 0, -Infinity],
    ['infinite slopes of both signs', (x) => 1 / Math.cbrt(x), 0, 0],
  ])('%s', (_, slope, x, limit) => expect(besidePoint(slope, x)).toBeCloseTo(limit, 12));

  test('a slope that swings has none', () => {
    expect(besidePoint((x) => Math.sin(1 / x), 0)).toBeNaN();
    expect(besidePoint(() => Number.NaN, 1)).toBeNaN();
  });
});

describe('the methods agree where the rules meet 0/0', () => {
  test.each<[string, Record<string, number>, number[]]>([
    ['sqrt(x^2)', { x: 0 }, [0]],
    ['sqrt((x-1)^2)', { x: 1 }, [0]],
    ['sqrt(x^2+y^2)', { x: 0, y: 0 }, [0, 0]],
    ['x^x', { x: 0 }, [-Infinity]],
    ['sqrt(x)^2', { x: 0 }, [1]],
    ['acos(x)^2', { x: 1 }, [-2]],
    ['cos(sqrt(x))', { x: 0 }, [-0.5]],
    ['(x^2)^(1/3)', { x: 0 }, [0]],
    ['cbrt(x^3)', { x: 0 }, [1]],
  ])('%s', (f, at, derivative) => {
    const { agree, methods } = compare(f, { at });
    for (const row of methods.filter(({ name }) => name !== 'numeric')) {
      row.derivative.forEach((value, i) => {
        expect(value).toBeCloseTo(derivative[i] as number, 9);
      });
    }
    expect(agree).toBe(true);
  });

  test('what was a limit is said to be one, and only that', () => {
    const { methods, notes } = compare('x^x', { at: 0 });
    expect(methods.filter(({ limit }) => limit).map(({ name }) => name)).toEqual(['forward', 'reverse']);
    expect(notes.join('\n')).toContain('given is the limit of their values beside it');
    expect(compare('x^2', { at: 0 }).methods.every(({ limit }) => limit === undefined)).toBe(true);
  });

  test('a pole between two doubles is no disagreement: numeric says that it sees nothing', () => {
    const { agree, methods, notes, reference } = compare('tan(x)', { at: Math.PI / 2 });
    expect(agree).toBe(true);
    expect(methods.filter(({ unseen }) => unseen).map(({ name }) => name)).toEqual(['numeric']);
    expect(compare('tan(x)', { at: 1.5 }).methods.every(({ unseen }) => unseen === undefined)).toBe(true);
    expect(reference?.derivative[0]).toMatch(/^2\.66709378811357119/);
    expect(notes.join('\n')).toContain('Differences in doubles do not see f');
  });

  test('a sum too long for high precision says so', () => {
    const { reference, notes } = compare('sum(sin(k*x), k, 1, 100000)', { at: 0.5 });
    expect(reference).toBeNull();
    expect(notes.join('\n')).toContain('too large to evaluate it in high precision');
  });
});
