import { expect, test } from '@jest/globals';
import { build, type Expr, internCounts, num, sym } from '../../src/expr/index.ts';
import { op } from '../../src/ops/index.ts';
import { simplify } from '../../src/symbolic/index.ts';

const [x, y] = [sym('x'), sym('y')];
const repeated = (count: number, start: Expr, next: (inner: Expr, i: number) => Expr): Expr =>
  Array.from({ length: count }, (_, i) => i + 1).reduce(next, start);
const add = (a: Expr, b: Expr) => build(op('add'), [a, b]);
const mul = (a: Expr, b: Expr) => build(op('mul'), [a, b]);
const sin = (a: Expr) => build(op('sin'), [a]);

const SHAPES: Readonly<Record<string, (count: number) => Expr>> = {
  'a sum of like terms': (count) => repeated(count, x, (sum, i) => add(sum, mul(num(i), i % 3 === 0 ? y : x))),
  'a sum of different terms': (count) => repeated(count, x, (sum, i) => add(sum, sin(mul(num(i), x)))),
  'a product of different factors': (count) => repeated(count, x, (product, i) => mul(product, add(x, num(i)))),
  'a nest of calls': (count) => repeated(count, x, sin),
  'a nest of sums and products': (count) => repeated(count, x, (inner, i) => add(mul(inner, x), num(i % 7))),
  'a nest of sums in calls': (count) => repeated(count, x, (inner) => sin(add(inner, mul(num(2), y)))),
};

/** Nodes that simplifying makes, which is the work that it does. */
function nodesMade(f: Expr): number {
  const before = total();
  simplify(f);
  return total() - before;
}

function total(): number {
  const { young, old } = internCounts();
  return young + old;
}

test.each(Object.entries(SHAPES))(
  'simplifying %s of eight times the size makes about eight times the nodes',
  (_, shape) => {
    const [small, large] = [shape(1000), shape(8000)].map((f) => nodesMade(f)) as [number, number];

    expect(large).toBeLessThan(10 * Math.max(small, 1000));
  },
);
