import { describe, expect, test } from '@jest/globals';
import {
  checkGradients,
  checkpoint,
  costOfGradient,
  customJvp,
  customVjp,
  defineOp,
  fn,
  type Gradient,
  getGrad,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  ops,
  Parameter,
  sparseHessian,
  sparseJacobian,
  toExpr,
  valueAndGrad,
  vjp,
  vmap,
} from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { toText } from '../../src/print/index.ts';
import { arange, eye, ones, randn, Tensor, tensor } from '../../src/tensor/index.ts';
import { data, expectNear } from './support.ts';

const square = (x: Value): Value => ops.mul(x, x);

describe('grad and valueAndGrad', () => {
  test('the kind of a gradient is the kind of its input', () => {
    expect(grad(square)(3)).toBe(6);
    expect(grad(square)(tensor(3))).toEqual(tensor(6));
    expect(grad((x: number[]) => ops.sum(x))([1, 2])).toEqual([1, 1]);
    expect(grad((x: Float64Array) => ops.sum(ops.mul(x, x)))(Float64Array.of(1, 2))).toEqual(tensor([2, 4]));
  });

  test('nested objects and arrays keep their structure, and the types say so', () => {
    const model = {
      layers: [
        { w: ones([2, 2]), b: 1 },
        { w: eye(2), b: 2 },
      ],
      name: 'm',
    };
    const f = (m: typeof model, x: Tensor): Value =>
      m.layers.reduce<Value>((v, { w, b }) => ops.add(ops.matmul(v, w), b), x);
    const g: Gradient<typeof model> = grad((m: typeof model, x: Tensor) => ops.sum(f(m, x)))(model, tensor([1, 2]));
    expect(g.layers[0]?.b).toBe(2);
    expect(g.layers[0]?.w).toEqual(
      tensor([
        [1, 1],
        [2, 2],
      ]),
    );
    expect(g.layers[1]?.w).toEqual(
      tensor([
        [4, 4],
        [4, 4],
      ]),
    );
    expect(g.name).toBe('m');
  });

  test('several outputs are summed, sens weighs them', () => {
    expect(data(grad(square)(tensor([1, 2])))).toEqual([2, 4]);
    expect(data(grad(square, 0, { sens: true })(tensor([1, 2]), tensor([10, 100])))).toEqual([20, 400]);
    const pair = (x: number): Value[] => [square(x), ops.mul(3, x)];
    expect(grad(pair)(2)).toBe(7);
    expect(grad(pair, 0, { sens: true })(2, [1, 0])).toBe(4);
  });

  test('weights, positions, ids', () => {
    const w = new Parameter(tensor([1, 2]), 'w');
    const b = new Parameter(5, 'b');
    const f = (x: number): Value => ops.add(ops.mul(x, ops.sum(w)), b);
    expect(valueAndGrad(f, null, { weights: [w, b] })(3)).toEqual([14, [tensor([3, 3]), tensor(1)]]);
    expect(grad(f, null, { weights: w })(3)).toEqual(tensor([3, 3]));
    expect(grad(f, 0, { weights: [w] })(3)).toEqual([3, [tensor([3, 3])]]);
    expect(grad(f, [0], { weights: [w] })(3)).toEqual([[3], [tensor([3, 3])]]);
    const ids = grad(f, 0, { weights: [w, b], returnIds: true })(3);
    expect(ids).toEqual([
      [0, 3],
      [
        ['w', tensor([3, 3])],
        ['b', tensor(1)],
      ],
    ]);
    expect(getGrad(ids, 0)).toBe(3);
    expect(getGrad(ids, w)).toEqual(tensor([3, 3]));
    expect(getGrad(ids, 'b')).toEqual(tensor(1));
  });

  test('a parameter changes, the graph stays', () => {
    const w = new Parameter(2, 'w');
    const step = valueAndGrad((x: number) => ops.mul(ops.mul(w, w), x), null, { weights: w });
    expect(step(3)).toEqual([12, tensor(12)]);
    w.value = tensor(5);
    expect(step(3)).toEqual([75, tensor(30)]);
  });

  test('hasAux gives the further outputs untouched', () => {
    const f = (x: number): [Value, Value, string] => [square(x), ops.sin(x), 'note'];
    expect(grad(f, 0, { hasAux: true })(0)).toEqual([0, [0, 'note']]);
    expect(valueAndGrad(f, 0, { hasAux: true })(2)).toEqual([[4, Math.sin(2), 'note'], 4]);
  });

  test('plain numbers at other positions stay numbers', () => {
    const power = (x: Value, n: number): Value => {
      let result: Value = 1;
      for (let i = 0; i < n; i++) result = ops.mul(result, x);
      return result;
    };
    expect(grad(power)(2, 3)).toBe(12);
  });

  test('an inner gradient inside a function that is differentiated', () => {
    const inner = grad((x: Value, y: Value) => ops.mul(square(x), y));
    expect(grad((y: number) => inner(3, y))(7)).toBe(6);
    expect(data(grad((x: Tensor) => ops.sum(grad((t: Value) => ops.sum(ops.pow(t, 3)))(x)))(tensor([1, 2])))).toEqual([
      6, 12,
    ]);
  });
});

describe('jvp, vjp, linearize', () => {
  const f = (x: Value, y: Value): [Value, Value] => [ops.mul(x, y), ops.sin(x)];
  test('in both modes', () => {
    expect(jvp(f, [2, 3], [1, 0])).toEqual([
      [6, Math.sin(2)],
      [3, Math.cos(2)],
    ]);
    const [value, pullback] = vjp(f, [2, 3]);
    expect(value).toEqual([6, Math.sin(2)]);
    expect(pullback([1, 0])).toEqual([3, 2]);
    expect(pullback([0, 1])).toEqual([Math.cos(2), 0]);
    const [out, along] = linearize(f, [2, 3]);
    expect(out).toEqual([6, Math.sin(2)]);
    expectNear(along(0, 1), [2, 0]);
  });

  test('hasAux', () => {
    const g = (x: number): [Value, Value] => [square(x), ops.exp(x)];
    expect(jvp(g, [3], [1], { hasAux: true })).toEqual([9, 6, [Math.exp(3)]]);
    const [value, pullback, aux] = vjp(g, [3], { hasAux: true });
    expect([value, pullback(1), aux]).toEqual([9, [6], [Math.exp(3)]]);
  });
});

describe('Jacobians and Hessians', () => {
  const x = tensor([1, 2, 3]);
  const f = (t: Tensor): Value => ops.stack([ops.prod(t), ops.sum(ops.sin(t))]);
  test('forward and reverse agree', () => {
    const expected = [6, 3, 2, Math.cos(1), Math.cos(2), Math.cos(3)];
    expectNear(jacfwd(f)(x), expected);
    expectNear(jacrev(f)(x), expected);
    expect((jacrev(f)(x) as Tensor).shape).toEqual([2, 3]);
    expect(jacfwd((a: number, b: number) => ops.mul(a, b), [0, 1])(2, 5)).toEqual([5, 2]);
  });

  test('outputs and inputs in structures', () => {
    const g = (p: { a: number; v: Tensor }): Value[] => [ops.mul(p.a, p.v), p.a];
    const jacobian = jacrev(g)({ a: 2, v: tensor([1, 2]) });
    expect(jacobian).toEqual([
      {
        a: tensor([1, 2]),
        v: tensor([
          [2, 0],
          [0, 2],
        ]),
      },
      { a: 1, v: tensor([0, 0]) },
    ]);
  });

  test('hessian, and hvp without it', () => {
    const g = (t: Tensor): Value => ops.mul(ops.prod(t), ops.sum(ops.exp(t)));
    const h = hessian(g)(x) as Tensor;
    expect(h.shape).toEqual([3, 3]);
    expectNear(h, ops.transpose(h), 1e-12);
    expectNear(hvp(g, [x], [tensor([1, -1, 2])])[0], ops.matmul(h, [1, -1, 2]));
    expectNear(jacfwd(jacrev(g))(x), h);
    expectNear(jacrev(jacfwd(g))(x), h);
    expect(data(hessian((t: number) => ops.pow(t, 3))(2))).toEqual([12]);
  });

  test('third derivatives', () => {
    const t3 = jacfwd(jacfwd(jacrev((t: Tensor) => ops.prod(t))))(x) as Tensor;
    expect(t3.shape).toEqual([3, 3, 3]);
    expect(data(ops.index(t3, 0, 1))).toEqual([0, 0, 1]);
  });
});

describe('vmap', () => {
  test('axes in and out', () => {
    const a = randn([4, 3], { seed: 1 });
    const b = randn([3, 4], { seed: 2 });
    const dots = vmap((u: Value, v: Value) => ops.dot(u, v), { inAxes: [0, 1] })(a, b);
    expectNear(dots, ops.diagonal(ops.matmul(a, b)));
    const moved = vmap((u: Value) => ops.mul(u, 2), { outAxes: 1 })(a) as Tensor;
    expect(moved.shape).toEqual([3, 4]);
    const shared = vmap((u: Value, m: Value) => ops.matmul(u, m), { inAxes: [0, null] })(a, b);
    expectNear(shared, ops.matmul(a, b));
  });

  test('of a gradient: gradients of every example; nested; inside a gradient', () => {
    const loss = (w: Value, u: Value): Value => square(ops.dot(w, u));
    const w = tensor([1, 2, 3]);
    const u = randn([5, 3], { seed: 3 });
    const perExample = vmap(grad(loss), { inAxes: [null, 0] })(w, u);
    for (let i = 0; i < 5; i++)
      expectNear(ops.index(perExample as Tensor, i), grad(loss)(w, ops.index(u, i) as Tensor));
    const total = grad((v: Tensor) => ops.sum(vmap(loss, { inAxes: [null, 0] })(v, u)))(w);
    expectNear(total, ops.sum(perExample as Tensor, 0));
    expectNear(vmap(vmap(square))(u), ops.mul(u, u));
    expectNear(vmap((_: Value) => 1 as Value)(u), ones(5));
  });
});

describe('rules of your own', () => {
  test('customVjp', () => {
    const clip = customVjp(
      (x: Value) => ops.mul(x, 1),
      (g) => [ops.clamp(g, -1, 1)],
    );
    expect(clip(3)).toBe(3);
    expect(grad((x: number) => ops.mul(10, clip(x)))(3)).toBe(1);
    const slope = customVjp(
      (x: Value, y: Value) => ops.mul(x, y),
      (g, _, x, y) => [ops.mul(g, ops.mul(2, y)), ops.mul(g, x)],
    );
    expect(grad(slope, [0, 1])(3, 5)).toEqual([10, 3]);
    expect(jvp(slope, [3, 5], [1, 0])).toEqual([15, 10]);
    expect(data(vmap(grad(slope))(tensor([1, 2]), tensor([3, 4])))).toEqual([6, 8]);
    expect(grad(grad((x: number) => slope(x, square(x))))(3)).toBe(2 * 6 + 2 * 9 - 6 + 2 * 3 - 6 + 0);
  });

  test('customJvp, also in reverse', () => {
    const log1pexp = customJvp(
      (x: Value) => ops.ln(ops.add(1, ops.exp(x))),
      ([dx], _, x) => ops.mul(dx, ops.sigmoid(x)),
    );
    expect(grad(log1pexp)(1000)).toBe(1);
    expect(jvp(log1pexp, [0], [2])).toEqual([Math.log(2), 1]);
    expect(data(grad((x: Tensor) => ops.sum(log1pexp(x)))(tensor([0, 0])))).toEqual([0.5, 0.5]);
    expect(grad(grad(log1pexp))(0)).toBe(0.25);
  });

  test('defineOp: one entry', () => {
    const cube = defineOp({ signature: 'cube(x)', eval: (x) => x ** 3, d: '3*x^2*dx' });
    expect(cube(2)).toBe(8);
    expect([grad(cube)(2), grad(grad(cube))(2)]).toEqual([12, 12]);
    expect(data(vmap(grad(cube))(tensor([1, 2])))).toEqual([3, 12]);
    expect(grad(fn('f(x) = 2*cube(x)', { functions: new Map([['cube', cube.op]]) }))(2)).toBe(24);
    expect(checkGradients(cube, [1.3]).passed).toBe(true);
    const wrong = defineOp({ signature: 'cube(x)', eval: (x) => x ** 3, d: '2*x^2*dx' });
    expect(checkGradients(wrong, [1.3]).passed).toBe(false);
    const swap = defineOp({
      signature: 'swap(A)',
      kernel: (a) => new Tensor([...a.shape], a.data.slice().reverse()),
      shape: (a) => a,
      transpose: ['flip(g)'],
    });
    expect(data(grad((a: Tensor) => ops.dot(swap(a), [1, 2, 3]))(ones(3)))).toEqual([3, 2, 1]);
    expect(() => defineOp({ signature: 'f', eval: Math.sin })).toThrow(/no signature/);
    expect(() => defineOp({ signature: 'f(x)' })).toThrow(/no value/);
  });

  test('checkpoint: equal values, less memory', () => {
    const layer = (x: Value): Value => {
      let v = x;
      for (let i = 0; i < 10; i++) v = ops.tanh(ops.mul(v, 1.1));
      return v;
    };
    const deep = (block: (x: Value) => Value) => (x: Tensor) => {
      let v: Value = x;
      for (let i = 0; i < 10; i++) v = block(v);
      return ops.sum(v);
    };
    const x = randn([100], { seed: 1 });
    const plain = deep(layer);
    const lean = deep(checkpoint(layer));
    expectNear(grad(lean)(x), grad(plain)(x), 1e-14);
    expectNear(grad((t: Tensor) => ops.sum(grad(lean)(t)))(x), grad((t: Tensor) => ops.sum(grad(plain)(t)))(x), 1e-13);
    const costs = [plain, lean].map((f) => costOfGradient(f, [x]).valueAndGradient.memory);
    expect(costs[1]).toBeLessThan(0.4 * (costs[0] as number));
    const y = tensor([1, 2]);
    const captured = (w: number): Value => checkpoint((t: Value) => ops.sum(ops.mul(t, w)))(y);
    expect(grad(captured)(5)).toBe(3);
  });
});

describe('control flow', () => {
  test('a for loop unrolls, cond chooses', () => {
    const f = (x: number): Value =>
      ops.cond(
        ops.less(x, 0),
        (t: Value) => ops.neg(t),
        (t: Value) => square(t),
        x,
      );
    expect([f(-3), f(3), grad(f)(-3), grad(f)(3)]).toEqual([3, 9, -1, 6]);
    expect(
      ops.cond(
        true,
        () => 'yes',
        () => 'no',
      ),
    ).toBe('yes');
  });

  test('scan', () => {
    const run = (rate: Value, xs: Value): [Value, Value] =>
      ops.scan(
        (state: Value, x: Value): [Value, Value] => {
          const next = ops.add(ops.mul(state, rate), x);
          return [next, next];
        },
        0,
        xs,
      );
    expect(run(0.5, tensor([1, 2, 4]))).toEqual([5.25, tensor([1, 2.5, 5.25])]);
    expect(grad((rate: number) => run(rate, tensor([1, 2, 4]))[0])(0.5)).toBe(2 * 0.5 + 2);
  });

  test('whileLoop: forward mode, any order', () => {
    const newton = (a: Value): Value =>
      ops.whileLoop(
        ({ x, last }: { x: Value; last: Value }) => ops.greater(ops.abs(ops.sub(x, last)), 1e-15),
        ({ x }: { x: Value; last: Value }) => ({ x: ops.div(ops.add(x, ops.div(a, x)), 2), last: x }),
        { x: a, last: 0 as Value },
      ).x;
    expect(newton(2)).toBeCloseTo(Math.SQRT2, 14);
    const [value, slope] = jvp(newton, [2], [1]);
    expect(value).toBeCloseTo(Math.SQRT2, 14);
    expect(slope).toBeCloseTo(0.5 / Math.SQRT2, 12);
    expect(jacfwd(jacfwd(newton))(2) as number).toBeCloseTo(-0.25 * 2 ** -1.5, 9);
  });
});

describe('sparse matrices by colouring', () => {
  test('a band matrix takes as many sweeps as its band is wide', () => {
    const n = 50;
    const part = (x: Value, start: number, stop: number): Value => ops.slice(x, { start, stop });
    const laplace = (x: Tensor): Value =>
      ops.add(ops.sub(part(x, 0, n - 2), ops.mul(2, square(part(x, 1, n - 1)))), ops.sin(part(x, 2, n)));
    const x = randn([n], { seed: 4 });
    const sparse = sparseJacobian(laplace)(x);
    expect(sparse.colours).toBe(3);
    expect(sparse.values).toHaveLength(3 * (n - 2));
    expectNear(dense(sparse), jacrev(laplace)(x), 1e-12);
  });

  test('Hessians: a chain and an arrow', () => {
    const n = 30;
    const part = (x: Value, start: number, stop: number): Value => ops.slice(x, { start, stop });
    const rosenbrock = (x: Tensor): Value =>
      ops.sum(
        ops.add(
          ops.mul(100, square(ops.sub(part(x, 1, n), square(part(x, 0, n - 1))))),
          square(ops.sub(1, part(x, 0, n - 1))),
        ),
      );
    const arrow = (x: Tensor): Value => ops.add(ops.sum(ops.pow(x, 3)), ops.mul(ops.index(x, 0), ops.sum(square(x))));
    const x = randn([n], { seed: 5 });
    for (const [f, colours] of [
      [rosenbrock, 3],
      [arrow, 2],
    ] as const) {
      const sparse = sparseHessian(f)(x);
      expect(sparse.colours).toBeLessThanOrEqual(colours);
      expectNear(dense(sparse), hessian(f)(x), 1e-10);
    }
  });

  function dense({ shape, rows, columns, values }: ReturnType<ReturnType<typeof sparseJacobian>>): Tensor {
    const result = new Tensor(shape, new Float64Array(shape[0] * shape[1]));
    for (const [k, value] of values.entries())
      result.data[(rows[k] as number) * shape[1] + (columns[k] as number)] = value;
    return result;
  }
});

describe('text and formulas', () => {
  test('fn is a function like any other', () => {
    expect(fn('f(x, y) = x*sin(y)')(2, 0)).toBe(0);
    expect(grad(fn('f(x, y) = x*sin(y)'), [0, 1])(2, 0)).toEqual([0, 2]);
    expect(fn('x^2*y')(3, 2)).toBe(18);
    expect(grad(fn('g(t) = t^2; f(x) = g(x)*3'))(2)).toBe(12);
    expect(data(grad(fn('f(A, x) = sum(matmul(A, x)^2)'), 1)(eye(2), tensor([1, 2])))).toEqual([2, 4]);
    expect(() => fn('f(x) = x*z')).toThrow(/z is no parameter/);
    expect(() => fn('f(x) = x')(1, 2)).toThrow(/takes 1 argument/);
  });

  test('several outputs', () => {
    const f = fn('f(x, y) = [x^2*y, max(x, y), sin(y)]');
    expect(f(3, 2)).toEqual([18, 3, Math.sin(2)]);
    expect(grad(f, [0, 1])(3, 2)).toEqual([13, 9 + Math.cos(2)]);
    expect(grad(f, 0, { hasAux: true })(3, 2)).toEqual([12, [3, Math.sin(2)]]);
    expect(fn('[a, b*a]')(2, 5)).toEqual([2, 10]);
    expect(fn('g(t) = t + 1; f(x) = [g(x)]')(2)).toEqual([3]);
    let range: unknown;
    try {
      fn('f(x) = [x, sinn(x)]');
    } catch (error) {
      range = (error as { range: unknown }).range;
    }
    expect(range).toMatchObject({ start: 11 });
  });

  test('toExpr shows a traced function as a formula', () => {
    expect(toText(toExpr((x: Value) => ops.mul(x, ops.sin(x)), [0], ['x']))).toBe('x * sin(x)');
    expect(
      toText(
        toExpr(
          grad((x: Value) => ops.pow(x, 3)),
          [0],
          ['x'],
        ),
      ),
    ).toBe('3 * x^2');
  });
});

test('the same trace is the same graph', () => {
  const f = (x: Value): Value => ops.mul(ops.sin(x), 2);
  expect(toExpr(f, [1])).toBe(toExpr(f, [2]));
  expect(toExpr(f, [arange(3)])).not.toBe(toExpr(f, [1]));
});
