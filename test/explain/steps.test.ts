import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import katex from 'katex';
import { replace } from '../../src/explain/steps/derive.ts';
import {
  type Alternative,
  alternatives,
  type Derivation,
  derivationLatex,
  derive,
  hint,
  hintText,
  isPending,
  linesOf,
  pendingBy,
  RULES,
  ruleText,
  WAYS,
} from '../../src/explain/steps/index.ts';
import { printLatex } from '../../src/explain/text/latex.ts';
import { build, type Expr, evaluateAt, num, type Op, type Point, postorder } from '../../src/expr/index.ts';
import { catalogue } from '../../src/manual/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { differentiate as differences } from '../../src/numeric/index.ts';
import { op, table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
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

/** The equations that lead to a way hold for y = f, with its derivative by differences; where both sides have a value. */
function compareSetUp({ setUp, f, variable }: Alternative, at: Point): void {
  const [name] = setUp;
  if (name === undefined || name.left.kind !== 'sym') return;
  const rate = valueOfLine(build(pendingBy(variable), [f]), at, variable);
  const y = name.left.name;
  const values = { ...at, [y]: evaluateAt(f, at), [`${y}'`]: rate?.value ?? NaN };
  for (const { left, right } of setUp) {
    const [a, b] = [valueOfLine(left, values, variable), valueOfLine(right, values, variable)];
    if (a === undefined || b === undefined) continue;
    const scale = Math.max(Math.abs(a.value), Math.abs(b.value));
    const close = Math.abs(a.value - b.value) <= a.error + b.error + 1e-6 * scale + 1e-9;
    expect([toText(left), toText(right), at, a.value, b.value, close]).toEqual([
      toText(left),
      toText(right),
      at,
      a.value,
      b.value,
      true,
    ]);
  }
}

/** Functions without corners, with rules of their own, that have values at most points. */
const plain = ({ kink, jump, domain, d, selects, sample }: Op): boolean =>
  d !== undefined &&
  kink === undefined &&
  jump === undefined &&
  selects === undefined &&
  (domain === undefined || sample.length < 3);
const smooth = expressions({ depth: 3, ops: plain });

describe('steps', () => {
  test('300 random expressions: each line equals the one before, by differences', () => {
    let compared = 0;
    let derivations = 0;
    const rules = new Set<string>();
    const functions = new Set<string>();
    fc.assert(
      fc.property(smooth, points(), (f, at) => {
        fc.pre(f.size > 3 && f.size < 40);
        const derivation = derive(f, 'x');
        derivations++;
        for (const { rule, of } of derivation.steps) {
          rules.add(rule);
          if (of !== undefined) functions.add(of);
        }
        compared += compareLines(derivation, at);
      }),
      { numRuns: 300, seed: 20, endOnFailure: true },
    );
    expect(derivations).toBe(300);
    // Enough of them have values to mean something, and they meet every rule and half of the functions.
    expect(compared).toBeGreaterThan(300);
    const general = Object.values(RULES).filter((rule) => rule !== RULES.variable);
    expect(general.filter((rule) => !rules.has(rule))).toEqual([]);
    expect(functions.size).toBeGreaterThan(40);
  });

  test('choices between random expressions: each line equals the one before', () => {
    const part = expressions({ depth: 2, variables: ['x', 'y'], ops: plain });
    let compared = 0;
    fc.assert(
      fc.property(part, part, fc.integer({ min: -3, max: 3 }), points(), (u, v, c, at) => {
        const f = parse(`x > ${c} + 0.37 ? (${toText(u)}) : y < ${c} ? (${toText(v)}) : x*y`);
        compared += compareLines(derive(f, 'x', { partial: true }), at);
      }),
      { numRuns: 60, seed: 23, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(60);
  });

  test('300 random expressions by the other ways: quotients, several factors, varying exponents, inverse functions', () => {
    const inverses = [...table.values()].filter(
      ({ inverse, name }) => inverse !== undefined && /^(?:a|ln$)/.test(name),
    );
    const part = expressions({ depth: 1, variables: ['x'], ops: plain });
    const shape = fc.oneof(
      fc.tuple(part, part).map(([u, v]) => build(op('div'), [u, v])),
      fc.tuple(part, part, part).map(([u, v, w]) => build(op('mul'), [build(op('mul'), [u, v]), w])),
      fc.tuple(part, part).map(([u, v]) => build(op('pow'), [u, v])),
      fc
        .tuple(fc.constantFrom(...inverses), fc.constantFrom('x', 'x/4', '2x', 'x^2/3'))
        .map(([g, u]) => build(g, [parse(u)])),
      fc.tuple(fc.integer({ min: 1, max: 9 }), part).map(([c, v]) => build(op('div'), [num(c), v])),
    );
    const ways = new Map<string, number>();
    let compared = 0;
    fc.assert(
      fc.property(shape, points(), (f, at) => {
        for (const other of alternatives(f, 'x')) {
          ways.set(other.way, (ways.get(other.way) ?? 0) + 1);
          compared += compareLines(other, at);
          compareSetUp(other, at);
        }
      }),
      { numRuns: 300, seed: 22, endOnFailure: true },
    );
    for (const way of WAYS) expect([way, (ways.get(way) ?? 0) > 10]).toEqual([way, true]);
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
    expect(alternatives(parse('3/(2x+1)'), 'x').map(({ way }) => way)).toEqual(['asPower']);
    expect(alternatives(parse('sqrt(x)'), 'x').map(({ way }) => way)).toEqual(['asPower']);
    expect(alternatives(parse('ln(x^2+1)'), 'x')).toEqual([]);
    expect(alternatives(parse('atan(x)'), 'x').map(({ way }) => way)).toEqual(['implicit']);
    expect(alternatives(parse('sin(x)'), 'x')).toEqual([]);
  });

  test('the rules read as in a textbook', () => {
    const lines = (text: string) => derive(parse(text), 'x').steps.map(({ whole }) => toText(whole));
    expect(lines('x^2*sin(x)')).toEqual([
      'd/dx(x^2) * sin(x) + x^2 * d/dx(sin(x))',
      '2 * x * sin(x) + x^2 * d/dx(sin(x))',
      '2 * x * sin(x) + x^2 * cos(x)',
    ]);
    expect(lines('sin(x)/x')).toEqual(['(d/dx(sin(x)) * x - sin(x)) / x^2', '(cos(x) * x - sin(x)) / x^2']);
    const [, second] = alternatives(parse('atan(x)'), 'x')[0]?.setUp ?? [];
    expect([second?.left, second?.right].map((e) => toText(e as Expr))).toEqual(['tan(y)', 'x']);
  });

  test('where only the order changes, the line says so', () => {
    expect(derive(parse('sin(x)^2'), 'x').simplification.map(({ kind }) => kind)).toEqual(['ordered']);
    expect(derive(parse('x^3'), 'x').simplification).toEqual([]);
  });

  test('a hint shows the next rule and not its result', () => {
    const text = hintText(hint(parse('x^2*sin(x)'), 'x'), speaker('en'));
    expect(text).toContain('product rule');
    expect(text).toContain("(u * v)' = u' * v + u * v'");
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

describe('a derivation in LaTeX', () => {
  const derivationsOf = (text: string) => [derive(parse(text), 'x'), ...alternatives(parse(text), 'x')];

  test.each(['x^2*sin(x)', 'atan(2x)', 'x^x', 'log1p(x)*x', 'sqrt(x^2+1)', 'x < 0 ? x^2 : x^3', 'x1*x^2'])(
    'of %s is aligned equations, a line each with its rule, which KaTeX reads in both languages',
    (text) => {
      for (const language of ['en', 'zh'] as const) {
        const say = speaker(language);
        for (const derivation of derivationsOf(text)) {
          const latex = derivationLatex(derivation, say);
          const setUp = 'setUp' in derivation ? (derivation as Alternative).setUp.length : 0;
          const lines = derivation.steps.length + derivation.simplification.length;
          expect(latex.match(/&= /g)).toHaveLength(setUp + lines);
          expect(latex.match(/&& \\text\{/g)?.length).toBeGreaterThanOrEqual(lines);
          expect(latex).toContain(`&= ${printLatex(derivation.answer)}`);
          const typeset = katex.renderToString(latex, { displayMode: true, throwOnError: true, strict: 'ignore' });
          expect(typeset).toContain('<math');
        }
      }
    },
  );
});
