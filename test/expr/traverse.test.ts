import { expect, test } from '@jest/globals';
import { type Expr, someNode, sym } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';

const isCall =
  (name: string) =>
  (node: Expr): boolean =>
    node.kind === 'call' && node.op.name === name;

test('some node: the roots and all below them, each once', () => {
  const inner = parse('sin(x)*y');
  const roots = [parse('(sin(x)*y)^2 + exp(sin(x)*y)'), sym('z')];
  const seen: Expr[] = [];
  const none = someNode(roots, (node) => {
    seen.push(node);
    return false;
  });
  expect(none).toBe(false);
  expect(seen.length).toBe(new Set(seen).size);
  expect(seen).toEqual(expect.arrayContaining([...roots, inner, sym('x'), sym('y')]));
});

test('some node: it ends where one is found', () => {
  const f = parse('sin(x) + cos(exp(x))');
  expect(someNode([f], isCall('exp'))).toBe(true);
  expect(someNode([f], isCall('tan'))).toBe(false);
  let visits = 0;
  expect(someNode([f], () => ++visits > 0)).toBe(true);
  expect(visits).toBe(1);
});
