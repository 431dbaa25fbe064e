import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fn, hvp, jacfwd, jvp, ops, vjp } from '../../src/ad/transforms/index.ts';
import { invoke } from '../../src/ad/transforms/ops/invoke.ts';
import type { Attribute, Op, Value } from '../../src/expr/index.ts';
import { table, tensorTable } from '../../src/ops/index.ts';
import { families } from '../../src/ops/tensor/index.ts';
import { Tensor } from '../../src/tensor/index.ts';
import { expectNear } from './support.ts';

type Stored = [shape: number[], data: (number | string)[]];

interface Golden {
  readonly name: string;
  readonly attributes?: readonly Attribute[];
  readonly inputs: readonly Stored[];
  readonly value: Stored;
  /** Of the result with weights cos(1), cos(2), ...; absent where PyTorch differentiates nothing. */
  readonly gradients?: readonly Stored[];
  /** Of the inner product of the gradients and cos(1), cos(2), ... in every input. */
  readonly hvp?: readonly Stored[];
}

/** Made by make_torch_ops.py. */
const golden = JSON.parse(readFileSync(new URL('./golden/torch_ops.json', import.meta.url), 'utf8')) as {
  cases: readonly Golden[];
};

type Call = (...args: never[]) => unknown;

/** What takes more than tensors and attributes, or stands in texts only. */
const calls: Readonly<Record<string, Call>> = {
  gather: (x: Value) => ops.gather(x, [2, 0, 2]),
  scatterAdd: (x: Value) => ops.scatterAdd(x, [1, 0, 1], [2, 2]),
  oneHot: () => ops.oneHot([2, 0], 3),
  matrixTimes: fn('f(A, B) = A*B'),
  matrixOver: fn('f(A, B) = A/B'),
  matrixPower: fn('f(A) = A^3'),
  part: fn('f(A) = A[2, 4:-2:2]'),
  stopGradient: (x: Value) => ops.mul(ops.stopGradient(x), x),
  zerosLike: (x: Value) => ops.mul(ops.zerosLike(x), x),
  onesLike: (x: Value) => ops.mul(ops.onesLike(x), x),
  diag: ops.diag,
  kron: ops.kron,
  pad: (x: Value) => ops.pad(x, [[1, 2]], 0.5),
  repeat: (x: Value) => ops.repeat(x, 2, 1),
  roll: (x: Value) => ops.roll(x, 2, 1),
  sort: (x: Value) => ops.sort(x),
  split: (x: Value) => ops.outer(...(ops.split(x, 2) as [Value, Value])),
  swapAxes: (x: Value) => ops.swapAxes(x, 0, 2),
  takeAlongAxis: (x: Value) => ops.takeAlongAxis(x, [[2], [0]], 1),
  tensordot: (x: Value, y: Value) =>
    ops.tensordot(x, y, [
      [0, 1],
      [1, 0],
    ]),
  tile: (x: Value) => ops.tile(x, [2, 2]),
  var: (x: Value) => ops.var(x),
  std: (x: Value) => ops.std(x, 1),
  expandDims: (x: Value) => ops.expandDims(x, 1),
  squeeze: (x: Value) => ops.squeeze(x, 1),
  moveAxis: (x: Value) => ops.moveAxis(x, 0, 2),
  flatten: ops.flatten,
  index: (x: Value) => ops.index(x, 1, -1),
  stack: (x: Value, y: Value) => ops.stack([x, y], 1),
  layerNorm: (x: Value, gamma: Value, beta: Value) => ops.layerNorm(x, { gamma, beta }),
  variance: (x: Value) => ops.variance(x, 0),
  crossEntropy: (z: Value) => ops.crossEntropy(z, [2, 0]),
  where: (x: Value) => ops.where(ops.greater(x, 0), ops.exp(x), ops.pow(x, 3)),
  cond: (x: Value) => ops.cond(ops.greater(ops.sum(x), 0), ops.sin, ops.neg, x),
  scan: (rate: Value, xs: Value) =>
    ops.scan(
      (state: Value, x: Value): [Value, Value] => {
        const next = ops.add(ops.mul(state, rate), x);
        return [next, ops.sin(next)];
      },
      0,
      xs,
    )[1],
  huberTerm: (x: Value, y: Value) => ops.huber(x, y, 0.7, 'none'),
  huber: (x: Value, y: Value) => ops.huber(x, y, 0.7),
  polygamma: (x: Value) => ops.polygamma(2, x),
  besseli: (x: Value) => ops.besseli(2, x),
};

/** PyTorch's polygamma has 10 digits at 0.3; golden/ops.json has more. */
const loose = new Set(['lgamma', 'digamma', 'trigamma', 'polygamma', 'gamma']);

/** It has forward mode only. */
const forwardOnly = new Set(['whileLoop']);

function callOf({ name, attributes = [] }: Golden): Call {
  const own = calls[name];
  if (own !== undefined) return own;
  const family = (families as unknown as Record<string, (...attributes: Attribute[]) => Op>)[name];
  const member = attributes.map((attribute) => attribute ?? undefined);
  const op = family?.(...member) ?? tensorTable.get(name) ?? table.get(name);
  if (op === undefined) throw new Error(`There is no operation ${name}.`);
  return (...args: Value[]) => invoke(op, args);
}

const tensorOf = ([shape, data]: Stored): Value => {
  const values = Float64Array.from(data, Number);
  return shape.length === 0 ? (values[0] as number) : new Tensor(shape, values);
};
const cosines = (value: Value): Value =>
  typeof value === 'number'
    ? Math.cos(1)
    : new Tensor(
        value.shape,
        value.data.map((_, i) => Math.cos(i + 1)),
      );

const named = golden.cases
  .filter(({ name }) => !forwardOnly.has(name))
  .map((each, i) => [`${i}: ${each.name}`, each] as const);

describe('every operation is, with its first and second derivatives, what PyTorch says', () => {
  test.each(named)('%s', (_, each) => {
    const f = callOf(each) as (...args: Value[]) => Value;
    const inputs = each.inputs.map(tensorOf);
    const [value, pullback] = vjp(f, inputs);
    const [near, nearer, nearest] = loose.has(each.name) ? [1e-9, 1e-9, 1e-9] : [1e-11, 1e-12, 1e-13];
    expectNear(value, tensorOf(each.value), nearest);
    const weights = cosines(value);
    const gradients = each.gradients?.map(tensorOf) ?? inputs.map((input) => ops.mul(input, 0));
    if (inputs.length > 0) expectNear(pullback(weights), gradients, nearer);
    const total = (...args: Value[]): Value => ops.sum(ops.mul(f(...args), weights));
    const products = each.hvp?.map(tensorOf) ?? gradients;
    expectNear(hvp(total, inputs, inputs.map(cosines)), products, near);
  });
});

describe('every operation has golden values of PyTorch', () => {
  const found = new Set(golden.cases.map(({ name }) => name));
  const second = new Set(golden.cases.filter((each) => each.hvp !== undefined).map(({ name }) => name));
  /** PyTorch does not differentiate what gives whole numbers; the gradients are compared with 0. */
  const whole = new Set(['argmax', 'argmin', 'argsort', 'oneHot']);

  test.each([...tensorTable.keys(), ...Object.keys(families)])('of tensors: %s', (name) => {
    expect(found.has(name)).toBe(true);
    expect(second.has(name)).toBe(!whole.has(name));
  });

  test('those of the language that PyTorch has too; mpmath gives those of all (golden/ops.json)', () => {
    expect([...table.keys()].filter((name) => found.has(name)).length).toBeGreaterThanOrEqual(55);
  });
});

test('a loop whose number of rounds depends on values, forward: value, order 1 and 2', () => {
  const [each] = golden.cases.filter(({ name }) => name === 'whileLoop') as [Golden];
  const root = (a: Value): Value =>
    ops.whileLoop(
      ({ x, last }: { x: Value; last: Value }) => ops.greater(ops.abs(ops.sub(x, last)), 1e-15),
      ({ x }: { x: Value; last: Value }) => ({ x: ops.div(ops.add(x, ops.div(a, x)), 2), last: x }),
      { x: a, last: 0 as Value },
    ).x;
  const [input] = each.inputs.map(tensorOf) as [number];
  const [value, slope] = jvp(root, [input], [1]);
  const weight = Math.cos(1);
  expectNear(value, tensorOf(each.value), 1e-14);
  expectNear((slope as number) * weight, each.gradients?.map(tensorOf), 1e-13);
  expectNear((jacfwd(jacfwd(root))(input) as number) * weight ** 2, each.hvp?.map(tensorOf), 1e-12);
});
