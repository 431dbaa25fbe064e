import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adjointRows, trace, traceJson, traceText } from '../../src/explain/trace/index.ts';
import { evaluateAt, num, substitute, sym } from '../../src/expr/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { parse } from '../../src/parse/index.ts';
import { expressions, points } from '../arbitrary/expression.ts';

const SURVEY = parse('ln(x1) + x1*x2 - sin(x2)');
const AT = { x1: 2, x2: 5 };

describe('traces', () => {
  test("the survey's table 2: primals and tangents", () => {
    const { primal, tangents } = trace(SURVEY, AT, ['x1']);
    expect(primal.map(({ value }) => value)).toEqual([
      2,
      5,
      Math.log(2),
      10,
      Math.sin(5),
      Math.log(2) + 10,
      11.652071455223084,
    ]);
    // As printed there, to three decimals.
    expect(primal.map(({ value }) => value.toFixed(3))).toEqual([
      '2.000',
      '5.000',
      '0.693',
      '10.000',
      '-0.959',
      '10.693',
      '11.652',
    ]);
    expect(tangents[0]?.lines.map(({ value }) => value)).toEqual([1, 0, 0.5, 5, 0, 5.5, 5.5]);
    expect(tangents[0]?.derivative).toBe(5.5);
  });

  test("the survey's table 3: adjoints, with the rows that accumulate", () => {
    const { adjoints, gradient } = trace(SURVEY, AT, ['x1', 'x2']);
    const json = traceJson(trace(SURVEY, AT, ['x1', 'x2'])) as {
      adjoints: { name: string; formula: string; value: number; accumulates: boolean }[];
    };
    expect(json.adjoints.map(({ name, formula, value }) => [name, formula, Number(value.toFixed(3))])).toEqual([
      ['av5', '1', 1],
      ['av4', 'av5', 1],
      ['av3', '-av5', -1],
      ['av1', 'av4', 1],
      ['av2', 'av4', 1],
      ['av0', 'av3 * cos(v0)', -0.284],
      ['av-1', 'av2 * v0', 5],
      ['av0', 'av2 * v-1', 1.716],
      ['av-1', 'av1 / v-1', 5.5],
    ]);
    expect(adjoints.filter(({ accumulates }) => accumulates).map(({ value }) => value)).toEqual([
      1.7163378145367738, 5.5,
    ]);
    expect(gradient).toEqual({ x1: 5.5, x2: 1.7163378145367738 });
  });

  test('every formula has the value that stands beside it', () => {
    fc.assert(
      fc.property(expressions({ depth: 3 }), points(), (f, at) => {
        const { primal, tangents, adjoints } = trace(f, at, ['x']);
        const named: Record<string, number> = { ...at };
        for (const { name, formula, value } of primal) {
          expect(evaluateAt(formula, named)).toBe(value);
          named[name] = value;
        }
        // What is undefined somewhere on the way is judged elsewhere: an adjoint of 0 hands nothing on.
        if (primal.some(({ value }) => !Number.isFinite(value))) return;
        const running: Record<string, number> = { ...named };
        for (const { name, formula, value, amount, accumulates } of adjoints) {
          const added = evaluateAt(formula, running);
          if (!Number.isFinite(added) || !Number.isFinite(value)) return;
          expect(Math.abs(added - amount)).toBeLessThanOrEqual(1e-12 * Math.abs(amount));
          running[name] = value;
          expect(accumulates || value === amount).toBe(true);
        }
        const tangentNames: Record<string, number> = { ...named };
        for (const { name, formula, value } of tangents[0]?.lines ?? []) {
          const computed = evaluateAt(formula, tangentNames);
          tangentNames[name] = value;
          if (Number.isFinite(computed) && Number.isFinite(value))
            expect(Math.abs(computed - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('the tables fit 100 columns and say which rows accumulate', () => {
    const text = traceText(trace(SURVEY, AT, ['x1', 'x2']), speaker('en'));
    expect(text).toContain('v̄₀ = v̄₀ + v̄₂ * v₋₁');
    expect(text).toContain('11.652071455223084');
    for (const line of text.split('\n')) expect([...line.replace(/\p{Mn}/gu, '')].length).toBeLessThanOrEqual(100);
    expect(adjointRows(trace(SURVEY, AT, ['x1']))[0]?.formula).toBe('\\bar{v}_{5} = 1');
  });

  test('an expression that is a variable or a constant has a trace', () => {
    expect(trace(sym('x'), { x: 3 }, ['x']).adjoints).toHaveLength(1);
    expect(trace(num(7), { x: 3 }, ['x']).adjoints).toHaveLength(0);
    expect(trace(substitute(parse('a*b'), { a: num(2), b: sym('x') }), { x: 3 }, ['x']).gradient).toEqual({ x: 2 });
  });
});
