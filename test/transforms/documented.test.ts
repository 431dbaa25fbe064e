import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as example from '../../examples/dense-layer.ts';
import {
  customJvp,
  customVjp,
  getGrad,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  ops,
  valueAndGrad,
  vjp,
  vmap,
} from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { arange, ones, type Tensor, tensor, zeros } from '../../src/tensor/index.ts';
import { data } from './support.ts';

interface Source {
  readonly address: string;
  /** Where the text was opened and the figures compared. */
  readonly read: string;
}

interface Documented {
  readonly source: string;
  readonly printed: readonly string[];
}

const golden = JSON.parse(readFileSync(new URL('./golden/documented.json', import.meta.url), 'utf8')) as {
  sources: Record<string, Source>;
  cases: Record<string, Documented>;
};

const { add, sub, mul, div, exp, ln, sqrt, sin, cos, tanh, sum, pow } = ops;

const orders = (f: (x: Value) => Value, x: number, n: number): number[] => {
  const results: number[] = [];
  let derived = f;
  for (let k = 0; k < n; k++) {
    derived = grad(derived) as (x: Value) => Value;
    results.push(derived(x) as number);
  }
  return results;
};

const log1pexp = (x: Value): Value => ln(add(1, exp(x)));
const ruledLog1pexp = customJvp(log1pexp, ([dx], _, x) => mul(sub(1, div(1, add(1, exp(x)))), dx));
const sinTimes = (x: Value, y: Value): Value => mul(sin(x), y);
const forwardRule = customJvp(sinTimes, ([dx, dy], _, x, y) => add(mul(mul(cos(x), dx), y), mul(sin(x), dy)));
const reverseRule = customVjp(sinTimes, (g, _, x, y) => [mul(mul(cos(x), g), y), mul(sin(x), g)]);
const squareTimes = customJvp(
  (x: Value, y: Value): Value => mul(pow(x, 2), y),
  ([dx, dy], _, x, y) => add(mul(mul(mul(2, x), y), dx), mul(pow(x, 2), dy)),
);
const sine = customJvp(
  (x: Value): Value => sin(x),
  ([dx], _, x) => mul(cos(x), dx),
);
const logistic = (v: Value): Value => sum(div(1, add(1, exp(ops.neg(v)))));
const rooted = customJvp(
  (x: Value) => div(x, add(1, sqrt(x))),
  ([dx], _, x) => mul(div(add(sqrt(x), 2), mul(2, pow(add(sqrt(x), 1), 2))), dx),
);
const newton = (a: Value): Value =>
  ops.whileLoop(
    ({ x, last }: { x: Value; last: Value }) => ops.greater(ops.abs(sub(x, last)), 1e-12),
    ({ x }: { x: Value; last: Value }) => ({ x: mul(0.5, add(x, div(a, x))), last: x }),
    { x: a, last: mul(a, 0) },
  ).x;
const [x, y, z] = [tensor([1, 2]), tensor([-2, 3]), tensor([0, 3])];
const product = (a: Value, b: Value, c: Value): Value => mul(mul(a, b), c);
const withAux = (a: Value, b: Value, c: Value): [Value, Value] => [mul(mul(a, exp(b)), pow(c, 2)), c];
const constants: [Tensor, Tensor, Tensor] = [tensor([3, 3]), tensor([0, 0]), tensor([5, 5])];
const square = tensor([
  [1, 2],
  [3, 4],
]);
const direction = tensor([
  [1, 1],
  [1, 1],
]);
const cubic = (a: Value, b: Value): Value => add(pow(a, 3), b);

/** One dense layer at weights of 0, so that its logits are b: those that the documentation prints. */
const layer: [Tensor, Tensor, Tensor, Tensor] = [
  ones(5),
  zeros(3),
  zeros([5, 3]),
  tensor([3.8211915, -2.994512, -1.932323]),
];
const logits = (x: Value, _: Value, w: Value, b: Value): Value => add(ops.matmul(x, w), b);
const loss = (x: Value, y: Value, w: Value, b: Value): Value => {
  const z = logits(x, y, w, b);
  return ops.binaryCrossEntropyWithLogits(z, y, ops.onesLike(z), ops.onesLike(z));
};

/** What each case computes, its numbers in the order of the documentation. */
const computed: Record<string, () => unknown> = {
  'tanh at 2, orders 1 to 3': () => orders(tanh, 2, 3),
  'tanh at 2, orders 1 to 3, an earlier version': () => orders(tanh, 2, 3),
  'x^3 + 2x^2 - 3x + 1 at 1, orders 1 to 4': () =>
    orders((v) => add(sub(add(pow(v, 3), mul(2, pow(v, 2))), mul(3, v)), 1), 1, 4),
  'sum of logistic at 0, 1, 2': () => grad(logistic)(arange(3)),
  'sum of logistic at 1, order 3': () => orders(logistic, 1, 3)[2],
  'sum of logistic, Hessian': () => hessian(logistic)(arange(3)),
  'exp, Jacobian': () => jacrev((v: Value) => exp(v))(arange(3)),
  'log1pexp and its derivative at 3, derivatives at 0, 1, 2': () => [
    log1pexp(3),
    grad(log1pexp)(3),
    vmap(grad(log1pexp))(arange(3)),
  ],
  'log1pexp by a rule of its own at 100': () => grad(ruledLog1pexp)(100),
  'sin(x) y by a forward rule: value, forward, reverse': () => [
    ...jvp(forwardRule, [2, 3], [1, 0]),
    grad(forwardRule)(2, 3),
  ],
  'sin(x) y by a reverse rule': () => grad(reverseRule)(2, 3),
  'x^2 y by a forward rule, by each argument': () => grad(squareTimes, [0, 1])(2, 3),
  'x/(1 + sqrt(x)) at 0 by a rule of its own': () => grad(rooted)(0),
  "Newton's square root: value, order 1, order 2": () => [newton(2), jacfwd(newton)(2), jacfwd(jacfwd(newton))(2)],
  "Newton's square root of 1 to 4, batched": () => vmap(newton)(tensor([1, 2, 3, 4])),
  'square root: order 1, order 2': () => orders(sqrt, 2, 2),
  'sine by a forward rule: value, tangent, order 2': () => [...jvp(sine, [3], [1]), orders(sine, 3, 2)[1]],
  'product of three, by positions 1 and 2': () => grad(product, [1, 2])(x, y, z),
  'x exp(y) z^2 with hasAux: gradients, aux': () => grad(withAux, [1, 2], { hasAux: true })(...constants),
  'product of three with ids': () => grad(product, [1, 2], { returnIds: true })(x, y, z),
  'getGrad of position 1': () => getGrad(grad(product, [1, 2], { returnIds: true })(x, y, z), 1),
  'product of three: value and gradient': () => valueAndGrad(product, 1)(x, y, z),
  'x exp(y) z^2 with hasAux: outputs, gradients': () => valueAndGrad(withAux, [1, 2], { hasAux: true })(...constants),
  'x^3 + y forward: value, tangent': () => jvp(cubic, [square, square], [direction, direction]),
  'x^3 + y forward with hasAux: aux': () =>
    jvp((a: Value, b: Value): [Value, Value] => [cubic(a, b), b], [square, square], [direction, direction], {
      hasAux: true,
    })[2],
  'x^3 + y reverse: gradients': () => vjp(cubic, [square, square])[1](direction),
  '2x + y reverse with hasAux: value, aux, gradients': () => {
    const f = (a: Value, b: Value): [Value, Value] => [add(mul(2, a), b), pow(b, 3)];
    const [value, pullback, aux] = vjp(f, [square, square], { hasAux: true });
    return [value, aux, pullback(direction)];
  },
  'matrix product linearized: value, tangent': () => {
    const [value, along] = linearize(
      (a: Value, b: Value) => ops.matmul(a, b),
      [
        tensor([
          [1, 2, 3],
          [3, 4, 5],
        ]),
        tensor([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ],
    );
    const v = tensor([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    const w = tensor([
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    return [value, along(v, w)];
  },
  'Jacobian of x^2 + y^2 + z^2': () =>
    jacfwd((a: Value, b: Value, c: Value) => add(add(pow(a, 2), pow(b, 2)), pow(c, 2)))(square, square, direction),
  'exp(sin(x)) at 1 to 4: value, orders 1 to 3': () => {
    const f = (v: Value): Value => exp(sin(v));
    const derivatives = [1, 2, 3, 4].map((v) => orders(f, v, 3));
    return [f(square), ...[0, 1, 2].map((k) => derivatives.map((own) => own[k]))];
  },
  'matrix product, one of two outputs stopped': () =>
    grad((a: Value, b: Value): Value[] => [ops.matmul(a, b), ops.stopGradient(ops.matmul(a, b))])(
      tensor([
        [0.5, 0.6, 0.4],
        [1.2, 1.3, 1.1],
      ]),
      tensor([
        [0.01, 0.3, 1.1],
        [0.1, 0.2, 1.3],
        [2.1, 1.2, 3.3],
      ]),
    ),
  'dense layer at the printed logits: loss, gradients by b': () => valueAndGrad(loss, 3)(...layer),
  'dense layer at the printed logits, with them as aux': () => {
    const [byB, [z]] = grad((...inputs: typeof layer): [Value, Value] => [loss(...inputs), logits(...inputs)], 3, {
      hasAux: true,
    })(...layer);
    return [byB, z];
  },
  'dense layer with logits as a second output: gradients by b': () => data(example.two).slice(-3),
};

/** Single precision keeps 24 bits; a few operations on numbers around 1 lose the last three of them. */
const LAST_PLACES = 8 * 2 ** -24;

describe('what the documentation of JAX and MindSpore prints', () => {
  test('every case has its computation and its address', () => {
    expect(Object.keys(computed)).toEqual(Object.keys(golden.cases));
    for (const { source } of Object.values(golden.cases)) {
      expect(golden.sources[source]?.address).toMatch(/^https:/);
      expect(golden.sources[source]?.read).toMatch(/\w+/);
    }
  });

  test.each(Object.entries(golden.cases))('%s', (name, { printed }) => {
    const values = data((computed[name] as () => unknown)());
    expect(values).toHaveLength(printed.length);
    for (const [i, text] of printed.entries()) {
      const expected = Number(text);
      const error = Math.abs((values[i] as number) - expected);
      expect(error).toBeLessThanOrEqual(LAST_PLACES * Math.max(1, Math.abs(expected)));
    }
  });
});
