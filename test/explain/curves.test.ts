import { describe, expect, test } from '@jest/globals';
import {
  chartSvg,
  chartText,
  errorChart,
  functionChart,
  functionCurves,
  gradientCosts,
  helmholtz,
  STEPS,
  sampleCurves,
  stepErrors,
  swell,
  swellChart,
} from '../../src/explain/curves/index.ts';
import { operationsWritten, writeOut } from '../../src/explain/curves/writtenOut.ts';
import { evaluateAt } from '../../src/expr/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { parse } from '../../src/parse/index.ts';

const L4 = parse('64*x*(1 - x)*(1 - 2*x)^2*(1 - 8*x + 8*x^2)^2');
const say = speaker('en');

describe('error against the step', () => {
  const errors = stepErrors(L4, { x: 0.2 }, 'x');
  const curve = (name: string) => errors.curves.find(({ scheme }) => scheme === name);

  test('the steps go from 1e-1 to 1e-17', () => {
    expect(STEPS[0]).toBe(0.1);
    expect(STEPS.at(-1)).toBe(1e-17);
    expect(STEPS).toHaveLength(17);
  });

  test('for the logistic map at 0.2 forward differences bottom at 1e-9, central ones at 1e-7', () => {
    expect(errors.derivative).toBeCloseTo(9.0660864, 12);
    expect(curve('forward')?.best.step).toBe(1e-9);
    expect(curve('central')?.best.step).toBe(1e-7);
    expect(curve('forward')?.best.error).toBeLessThan(1e-6);
    expect(curve('central')?.best.error).toBeLessThan(1e-9);
  });

  test('truncation falls with the step, a power of it for each scheme', () => {
    const at = (name: string, step: number) =>
      curve(name)?.points.find((point) => point.step === step)?.error as number;
    expect(at('forward', 1e-3) / at('forward', 1e-4)).toBeCloseTo(10, 0);
    expect(at('central', 1e-3) / at('central', 1e-4)).toBeCloseTo(100, 0);
    // Round-off takes over: at 1e-15 nothing is left.
    expect(at('central', 1e-15)).toBeGreaterThan(1e-4);
  });
});

describe('expression swell', () => {
  const rows = swell(10);

  test('what would not end is refused', () => {
    expect(() => swell(19)).toThrow(/19 iterates are too many/);
  });

  test('written out, the derivatives of the logistic map have the operations that the literature counts', () => {
    expect(rows.slice(1, 7).map(({ tree }) => tree)).toEqual([2, 21, 82, 264, 768, 2096]);
  });

  test('automatic differentiation takes 7 (n - 1)', () => {
    expect(rows.map(({ automatic }) => automatic)).toEqual(rows.map(({ n }) => 7 * (n - 1)));
  });

  test('a shared graph grows by the same amount every time', () => {
    const growth = rows.slice(3).map(({ shared }, i) => shared - (rows[i + 2]?.shared as number));
    expect(new Set(growth).size).toBe(1);
  });

  test('what is written out is counted as it stands', () => {
    expect(operationsWritten(writeOut(parse('4*x*(1 - x)')))).toBe(3);
    expect(operationsWritten(writeOut(parse('4 - 8*x')))).toBe(2);
    expect(() => writeOut(parse('sin(x)'))).toThrow(/polynomial/);
  });
});

describe('the cost of a gradient', () => {
  const rows = gradientCosts([1, 4, 16]);

  test('numeric and forward grow with the inputs, reverse stays within a small factor of f', () => {
    for (const { inputs, value, numeric, reverse } of rows) {
      expect(numeric).toBe(2 * inputs * value);
      expect(reverse / value).toBeLessThan(4);
    }
    expect((rows[2]?.forward as number) / (rows[2]?.reverse as number)).toBeGreaterThan(5);
  });

  test('the energy is what Griewank writes', () => {
    const { f, at } = helmholtz(2);
    const [x1, x2] = [at.x1 as number, at.x2 as number];
    const b = x1 / 20 + x2 / 21;
    const quadratic = x1 * (x1 + x2 / 2) + x2 * (x1 / 2 + x2 / 3);
    const energy =
      x1 * Math.log(x1 / (1 - b)) +
      x2 * Math.log(x2 / (1 - b)) -
      (quadratic / (Math.sqrt(8) * b)) * Math.log((1 + (1 + Math.SQRT2) * b) / (1 + (1 - Math.SQRT2) * b));
    expect(evaluateAt(f, at)).toBeCloseTo(energy, 12);
  });
});

describe('drawing', () => {
  test('a chart is well-formed SVG with a title, and fits 100 columns as characters', () => {
    const charts = [
      errorChart(stepErrors(L4, { x: 0.2 }, 'x'), 'l4', say),
      swellChart(swell(6), say),
      functionChart(functionCurves(parse('tan(x)'), { x: 1 }, 'x'), 'tan(x)', say),
      functionChart(functionCurves(parse('7'), { x: 1 }, 'x'), '7', say),
    ];
    for (const chart of charts) {
      const svg = chartSvg(chart);
      expect(svg).toMatch(/^<svg [^>]*role="img"/);
      expect(svg).toContain('<title>');
      expect(svg).toContain('prefers-color-scheme:dark');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      for (const line of chartText(chart).split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
    }
  });

  test('poles do not flatten the rest of a curve', () => {
    const { f } = functionCurves(parse('1/x'), { x: 1 }, 'x');
    const shown = f.map(([, y]) => y).filter(Number.isFinite);
    expect(Math.max(...shown)).toBeLessThan(50);
  });
});

describe("samples of f and f'", () => {
  const xs = [-2, -1, 0, 1, 2];

  test('values and slopes at the places asked for, NaN where there is none', () => {
    const { f, derivative } = sampleCurves(parse('ln(x)'), { x: 1 }, 'x', xs);
    expect(f).toEqual([NaN, NaN, -Infinity, 0, Math.log(2)]);
    expect(derivative.slice(3)).toEqual([1, 0.5]);
  });

  test('the other variables stay at the point', () => {
    expect(sampleCurves(parse('x^2*y'), { x: 0, y: 3 }, 'x', xs).f).toEqual([12, 3, 0, 3, 12]);
  });

  test('the range holds all of a tame function and leaves the pole of a wild one out', () => {
    const many = Array.from({ length: 401 }, (_, i) => -2 + i / 100);
    const [low, high] = sampleCurves(parse('sin(x)'), { x: 0 }, 'x', many).range;
    expect(low).toBeLessThan(-1);
    expect(high).toBeGreaterThan(1);
    expect(sampleCurves(parse('1/(x - 1.0001)'), { x: 0 }, 'x', many).range[1]).toBeLessThan(1000);
  });
});

test("steps of one's own, each with its quotient and with estimates of both errors", () => {
  const { curves, derivative } = stepErrors(parse('exp(x)'), { x: 0 }, 'x', [1e-2, 1e-12]);
  for (const { points } of curves) {
    const [coarse, fine] = points as [(typeof points)[0], (typeof points)[0]];
    expect(points).toHaveLength(2);
    expect(Math.abs(coarse.quotient - derivative)).toBe(coarse.error);
    expect(coarse.truncation).toBeGreaterThan(coarse.roundoff);
    expect(fine.roundoff).toBeGreaterThan(1e-5);
  }
});
