import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { replace } from '../../src/explain/steps/derive.ts';
import {
  alternatives,
  type Derivation,
  derive,
  hint,
  hintText,
  isPending,
  linesOf,
  ruleText,
} from '../../src/explain/steps/index.ts';
import { type Expr, evaluateAt, num, type Point, postorder } from '../../src/expr/index.ts';
import { catalogue } from '../../src/manual/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { differentiate as differences } from '../../src/numeric/index.ts';
import { parse } from '../../src/parse/index.ts';
import { derivativeOf } from '../../src/symbolic/index.ts';
import { expressions, points } from '../arbitrary/expression.ts';

/** The value of a line: each pending derivative is taken by differences, which know no rule. Undefined where they cannot tell. */
function valueOfLine(line: Expr, at: Point, variable: string): { value: number; error: number } | undefined {
  const pending = postorder([line]).filter(isPending);
  const known = new Map<Expr, { derivative: number; error: number }>();
  for (const node of pending) {
    try {
      const inner = node.args[0] as Expr;
      const { derivative, estimatedError, kink, jump, side } = differences(
        (x) => evaluateAt(inner, { ...at, [variable]: x }),
        at[variable] as number,
      );
      if (kink !== undefined || jump !== undefined || side !== 'both' || !Number.isFinite(derivative)) return undefined;
      known.set(node, { derivative, error: estimatedError });
    } catch {
      return undefined;
    }
  }
  const at0 = evaluateAt(replace(line, literals(known, 0)), at);
  // How far the errors of the differences can move the line.
  const moved = evaluateAt(replace(line, literals(known, 1)), at);
  return Number.isFinite(at0) ? { value: at0, error: 4 * Math.abs(moved - at0) + 1e-9 * Math.abs(at0) } : undefined;
}

function literals(known: ReadonlyMap<Expr, { derivative: number; error: number }>, shift: number): Map<Expr, Expr> {
  const written = ({ derivative, error }: { derivative: number; error: number }) =>
    num(derivative + shift * (error + 1e-12 * Math.abs(derivative)));
  return new Map([...known].map(([node, one]) => [node, written(one)]));
}

/** How many neighbouring lines could be compared; fails where two differ. */
function compareLines(derivation: Derivation, at: Point): number {
  const lines = [
    derivation.start,
    ...derivation.steps.map(({ whole }) => whole),
    ...derivation.simplification.map(({ whole }) => whole),
  ];
  const values = lines.map((line) => valueOfLine(line, at, derivation.variable));
  let compared = 0;
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [values[i - 1], values[i]];
    if (a === undefined || b === undefined) continue;
    compared++;
    const scale = Math.max(Math.abs(a.value), Math.abs(b.value));
    const gap = Math.abs(a.value - b.value);
    // Cancellation inside a line costs digits that its own size does not show: judged beside the neighbours.
    if (gap > a.error + b.error + 1e-6 * scale + 1e-9) {
      throw new Error(`line ${i}: ${a.value} and ${b.value} at ${JSON.stringify(at)}`);
    }
  }
  return compared;
}

describe('steps', () => {
  test('300 random expressions: each line equals the one before, by differences', () => {
    let compared = 0;
    let derivations = 0;
    const smooth = expressions({
      depth: 3,
      ops: ({ kink, jump, domain, d, selects, sample }) =>
        d !== undefined &&
        kink === undefined &&
        jump === undefined &&
        selects === undefined &&
        (domain === undefined || sample.length < 3),
    });
    fc.assert(
      fc.property(smooth, points(), (f, at) => {
        fc.pre(f.size < 40);
        const derivation = derive(f, 'x');
        derivations++;
        compared += compareLines(derivation, at);
      }),
      { numRuns: 300, seed: 20, endOnFailure: true },
    );
    expect(derivations).toBe(300);
    // Enough of them have values to mean something.
    expect(compared).toBeGreaterThan(300);
  });

  test('steps and answer are one run: the last line is what the symbolic engine gives', () => {
    fc.assert(
      fc.property(expressions({ depth: 3 }), (f) => {
        fc.pre(f.size < 60);
        const derivation = derive(f, 'x');
        expect(derivation.answer).toBe(derivativeOf(f, 'x'));
      }),
      { numRuns: 300, seed: 21 },
    );
  });

  test('one rule a line, under its textbook name', () => {
    const names = (text: string) => derive(parse(text), 'x').steps.map((step) => ruleText(step, speaker('en')));
    expect(names('x^2*sin(x)')).toEqual(['product rule', 'power rule', 'derivative of sin']);
    expect(names('3x^2 - 5x + 7')).toEqual([
      'sum rule',
      'constant rule',
      'constant multiple rule',
      'power rule',
      'constant multiple rule',
    ]);
    expect(names('sin(x)/x')).toEqual(['quotient rule', 'derivative of sin']);
    expect(names('exp(x^2)')).toEqual(['chain rule, exponential rule', 'power rule']);
    expect(names('2^x')).toEqual(['exponential rule']);
    expect(names('x^x')).toEqual(['general power rule']);
    expect(names('5/x')).toEqual(['reciprocal rule']);
    expect(names('7')).toEqual(['constant rule']);
    expect(names('x')).toEqual(['derivative of the variable is 1']);
    expect(names('ln(2x)')).toEqual(['chain rule, logarithm rule', 'constant multiple rule']);
  });

  test('the other ways end at equal answers, line by line', () => {
    const cases = [
      'x^x',
      'x^2*sin(x)*exp(x)',
      '(x+1)^3*sqrt(x)/(x^2+1)',
      'asin(x/4)',
      'ln(x^2+1)',
      'sin(x)/x',
      'acosh(x+1)',
      'sin(x)^x',
    ];
    for (const text of cases) {
      const f = parse(text);
      const others = alternatives(f, 'x');
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) {
        for (const x of [0.4, 1.3, 2.1]) {
          expect(compareLines(other, { x })).toBeGreaterThan(1);
          const value = evaluateAt(derive(f, 'x').answer, { x });
          expect(Math.abs(evaluateAt(other.answer, { x }) - value)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(value)));
        }
      }
    }
    expect(alternatives(parse('x^x'), 'x').map(({ way }) => way)).toEqual(['logarithmic']);
    expect(alternatives(parse('atan(x)'), 'x').map(({ way }) => way)).toEqual(['implicit']);
    expect(alternatives(parse('sin(x)'), 'x')).toEqual([]);
  });

  test('a hint shows the next rule and not its result', () => {
    const text = hintText(hint(parse('x^2*sin(x)'), 'x'), speaker('en'));
    expect(text).toContain('product rule');
    expect(text).toContain("(u * v)' = v * u' + u * v'");
    expect(text).toContain('u = x^2, v = sin(x)');
    expect(text).not.toContain('cos');
    expect(hint(parse('x^2'), 'x', 1)).toBeUndefined();
  });

  test('the catalogue has a derivation by every variable, in both languages', () => {
    for (const { expression, variables } of catalogue) {
      for (const variable of variables) {
        const derivation = derive(parse(expression), variable, { partial: variables.length > 1 });
        for (const language of ['en', 'zh'] as const) {
          for (const { why } of linesOf(derivation, speaker(language))) expect(why).not.toBe('');
        }
      }
    }
  });

  test('what is too long to write down is said so', () => {
    const deep = Array.from({ length: 400 }).reduce<Expr>(
      (u) => replace(parse('sin(u)'), new Map([[parse('u'), u]])),
      parse('x'),
    );
    expect(() => derive(deep, 'x')).toThrow(/lines/);
  });
});
