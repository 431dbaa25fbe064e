import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { type Backend, type Compiled, compile } from '../../src/compile/index.ts';
import { build, type Expr, num, sym } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';
import { sizeOf } from '../../src/tensor/index.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const call = (name: Parameters<typeof op>[0], ...args: Expr[]): Expr => build(op(name), args);
const sum = (x: Expr): Expr => build(families.sum(), [x]);
const [X, W, y] = [sym('X', [30, 7]), sym('W', [7, 5]), sym('y', [30, 5])];
const logits = build(families.matmul(), [X, W]);

/** Functions of arrays as they are used every day; the gradient by X is a transposed product, by slices a padded one. */
const FUNCTIONS: Readonly<Record<string, Expr>> = {
  'cross-entropy of a linear model': sum(call('mul', y, build(families.logSoftmax(1), [logits]))),
  'a likelihood': build(families.mean(), [build(families.logsumexpOver(1), [call('sub', logits, y)])]),
  'squares of neighbours': sum(
    call(
      'pow',
      call('sub', build(families.slice([{ start: 1 }]), [logits]), build(families.slice([{ stop: -1 }]), [logits])),
      num(2),
    ),
  ),
  'a product, a norm and the largest': call(
    'add',
    build(families.prod(), [call('exp', build(families.mean(1), [logits]))]),
    call('mul', build(families.norm(), [y]), build(families.maxOver(), [logits])),
  ),
  'a table turned': build(families.swapLast(), [call('mul', logits, y)]),
};

test.each(Object.entries(FUNCTIONS))('%s: 10,000 calls allocate nothing', (_, f) => {
  const gradient = f.shape.length === 0;
  const compiled = compile(f, ['X', 'W', 'y'], { gradient });
  const inputs = [X, W, y].reduce((total, { shape }) => total + sizeOf(shape), 0);
  expect(compiled.backend).toBe('webassembly');
  allocatesNothing(compiled, inputs, sizeOf(f.shape) + (gradient ? inputs : 0));
});

test.each<Backend>(['javascript', 'webassembly'])('a function of numbers, %s', (backend) => {
  const x = Array.from({ length: 60 }, (_, k) => `x${k}`);
  const text = x.map((name, k) => `sin(${name}*${x[(k + 1) % 60]})`).join('+');
  allocatesNothing(compile(text, x, { gradient: true, backend }), 60, 61);
});

function allocatesNothing({ at }: Pick<Compiled<unknown>, 'at'>, inputs: number, outputs: number): void {
  const point = Float64Array.from({ length: inputs }, (_, i) => Math.sin(i));
  const out = new Float64Array(outputs);
  const calls = (count: number): void => {
    for (let i = 0; i < count; i++) at(point, out);
  };
  calls(4000);
  // The engine keeps notes, and boxes numbers until its fast code is ready; what a call allocates, it allocates in every round.
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20 && least >= SMALLEST_OBJECT * CALLS; round++) {
    collect();
    const before = used();
    calls(CALLS);
    least = Math.min(least, used() - before);
  }
  expect(out.every(Number.isFinite)).toBe(true);
  expect(least).toBeLessThan(SMALLEST_OBJECT * CALLS);
}

const CALLS = 10_000;
const SMALLEST_OBJECT = 8;

function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
