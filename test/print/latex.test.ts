import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { build, type Expr, sym } from '../../src/expr/index.ts';
import { op, table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toLatex, toText } from '../../src/print/index.ts';
import { expressions } from '../arbitrary/expression.ts';

const NAMES = ['x', 'y', 'alpha', 'sigma', 'x_1', 'rate', 'x_max', 'theta_0', 'ue', 'd'];

describe('toLatex', () => {
  test.each([...table.values()].filter(({ def }) => def === undefined).map((entry) => [entry.name, entry] as const))(
    '%s reads back to the same node',
    (_, entry) => {
      const arguments_ = (entry.variadic ? ['x', 'y'] : entry.parameters).map((_name, i) => sym(NAMES[i] as string));
      const call = build(entry, arguments_);
      const square = build(op('pow'), [call, parse('2')]);
      const product = build(op('mul'), [build(op('mul'), [sym('y'), square]), call]);
      for (const e of [call, square, product, build(op('div'), [product, build(op('sin'), [call])])])
        expect(parse(toLatex(e))).toBe(e);
    },
  );

  test('reads back to the same node, over the whole table', () => {
    const any = expressions({ depth: 5, variables: NAMES });
    fc.assert(
      fc.property(any, (e) => void expect(`${toText(parse(toLatex(e)))}`).toBe(toText(e))),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(any, (e) => void expect(parse(toLatex(e))).toBe(e)),
      { numRuns: 500 },
    );
  });

  test.each([
    ['2x sin(x)^2', '2 x \\sin^{2}\\left(x\\right)'],
    ['x*2*y', 'x \\cdot 2 \\cdot y'],
    ['exp(-x^2/2)', 'e^{\\frac{-x^{2}}{2}}'],
    ['alpha_1*rate', '\\alpha_{1} \\mathrm{rate}'],
    ['sqrt(x)/cbrt(y)', '\\frac{\\sqrt{x}}{\\sqrt[3]{y}}'],
    [
      'x < 0 ? -x : x < 1 ? 0 : x',
      '\\begin{cases} -x & \\text{if } x < 0 \\\\ 0 & \\text{if } x < 1 \\\\ x & \\text{otherwise} \\end{cases}',
    ],
  ])('%s is written %s', (text, latex) => {
    expect(toLatex(parse(text))).toBe(latex);
  });

  test.each([
    ['\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}', '[1, 2; 3, 4]'],
    ['\\begin{pmatrix} 1 & -2.5 \\\\ 3 & 4 \\\\ \\end{pmatrix}', '[1, -2.5; 3, 4]'],
    ['\\left[1, 2, 3\\right]', '[1, 2, 3]'],
    ['[[1],[2]]^{\\circ 2}', '[[1],[2]].^2'],
    ['\\sin[x+1]', 'sin(x+1)'],
    ['\\alpha [3]', 'alpha*3'],
    ['2\\left[x + [y]\\right]', '2(x + y)'],
  ])('%s is read as %s: a bracket with commas is a list', (latex, text) => {
    expect(toText(parse(latex))).toBe(toText(parse(text)));
  });

  test('a deep nest prints and reads back in linear time', () => {
    let e: Expr = sym('x');
    for (let k = 0; k < 20_000; k++) e = build(op(k % 2 === 0 ? 'sqrt' : 'sin'), [e]);
    expect(parse(toLatex(e))).toBe(e);
  });

  test('a graph that shares its parts is cut', () => {
    let e: Expr = sym('x');
    for (let k = 0; k < 1000; k++) e = build(op('div'), [e, build(op('add'), [e, e])]);
    expect(toLatex(e, { maxLength: 100 })).toHaveLength(100);
  });
});
