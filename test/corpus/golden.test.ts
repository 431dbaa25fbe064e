import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { forward, type ReverseResult, reverse } from '../../src/ad/index.ts';
import { type Expr, evaluateAt, type Op, postorder, sym } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { derivativeOf, parse } from '../../src/symbolic/index.ts';

/** By expression: x, f'(x), and by how much an error in x is magnified. Made by test/golden/make_derivatives.py. */
type Golden = Readonly<Record<string, readonly (readonly [number, string, number])[]>>;

const golden = JSON.parse(readFileSync(new URL('../golden/derivatives.json', import.meta.url), 'utf8')) as Golden;

/** Beyond this factor a problem counts as badly conditioned. */
const WELL = 1000;
const EPSILON = 2 ** -52;

/**
 * Relative error allowed: 1e-12, and where the problem itself magnifies errors of x, or the terms of the chain rule cancel, as much as
 * doubles lose by it.
 */
function allowed(condition: number, cancellation: number): number {
  return 1e-12 + (condition > WELL ? condition * EPSILON : 0) + (cancellation > WELL ? 4 * cancellation * EPSILON : 0);
}

/** How much larger the terms of the derivative are than their sum. */
function cancellationOf({ tape, gradient }: ReverseResult, x: Expr): number {
  const terms = tape.find(({ node }) => node === x)?.contributions ?? [];
  return terms.reduce((total, { amount }) => total + Math.abs(amount), 0) / Math.abs(gradient[0] as number);
}

test('there are more than four thousand', () => {
  expect(Object.values(golden).flat().length).toBeGreaterThan(4000);
});

describe('derivatives agree with golden values of 50 digits', () => {
  test.each(Object.entries(golden))('%s', (text, cases) => {
    const f = parse(text);
    const symbolic = derivativeOf(f, 'x');
    const wrong: object[] = [];
    for (const [x, expected, condition] of cases) {
      const truth = Number(expected);
      const backward = reverse(f, { x }, ['x']);
      const cancellation = cancellationOf(backward, sym('x'));
      const found = {
        symbolic: evaluateAt(symbolic, { x }),
        forward: forward(f, { x }, 'x').derivative,
        reverse: backward.gradient[0] as number,
      };
      for (const [method, value] of Object.entries(found)) {
        const error = Math.abs(value - truth) / Math.abs(truth);
        if (!(error <= allowed(condition, cancellation)))
          wrong.push({ x, method, value, truth, error, condition, cancellation });
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('every function of the table stands in one of the expressions', () => {
  const texts = Object.keys(golden);
  const inside = new Set(
    postorder(texts.map((text) => parse(text))).flatMap((node) => (node.kind === 'call' ? [node.op] : [])),
  );
  // A composition is not there any more once it is read.
  const written = (op: Op): boolean =>
    texts.some((text) =>
      [...text.matchAll(new RegExp(`\\b${op.written}\\(([^()]*)\\)`, 'g'))].some(
        ([, args = '']) => args.split(',').length === op.parameters.length,
      ),
    );
  const without = [...table.values()].filter(
    (op) => op.parameters.length > 0 && !(op.def === undefined ? inside.has(op) : written(op)),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});
