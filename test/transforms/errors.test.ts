import { expect, test } from '@jest/globals';
import { getGrad, grad, hessian, jvp, ops, Parameter, valueAndGrad, vjp, vmap } from '../../src/ad/transforms/index.ts';
import { FluxionError } from '../../src/error.ts';
import type { Value } from '../../src/expr/index.ts';
import { ones, type Tensor, tensor } from '../../src/tensor/index.ts';

const square = (x: Value): Value => ops.mul(x, x);
const kept: { value?: Value } = {};

test.each<[string, () => unknown, string, RegExp]>([
  ['a duplicate position', () => grad(square, [0, 0]), 'ARGUMENT', /position 0 is given twice/],
  ['a negative position', () => grad(square, -1), 'ARGUMENT', /-1 is no position/],
  ['a fractional position', () => grad(square, 0.5), 'ARGUMENT', /0.5 is no position/],
  ['a position that is a name', () => grad(square, 'x' as never), 'ARGUMENT', /the text 'x' is no position/],
  ['a number instead of a function', () => grad(5 as never), 'ARGUMENT', /grad: f is the number 5, not a function/],
  [
    'a text instead of a function',
    () => hessian('x^2' as never)(1),
    'ARGUMENT',
    /hessian: f is the text 'x\^2', not a function/,
  ],
  ['the trace of a matrix that is not square', () => ops.trace(ones([2, 3])), 'SHAPE', /trace/],
  ['a position past the arguments', () => grad(square, 2)(1), 'ARGUMENT', /position 2 is past the 1 argument/],
  ['no positions', () => grad(square, []), 'ARGUMENT', /empty/],
  [
    'weights and position both null',
    () => valueAndGrad(square, null),
    'ARGUMENT',
    /gradPosition and weights are both null/,
  ],
  ['hasAux with one output', () => grad(square, 0, { hasAux: true })(1), 'ARGUMENT', /at least two outputs/],
  ['hasAux of vjp with one output', () => vjp(square, [1], { hasAux: true }), 'ARGUMENT', /at least two outputs/],
  [
    'a branch on a traced value',
    () => grad((x: number) => (x > 0 ? square(x) : 0))(1),
    'NOT_DIFFERENTIABLE',
    /branched on/,
  ],
  ['arithmetic on a traced value', () => grad((x: number) => x * 2)(1), 'NOT_DIFFERENTIABLE', /calculated with/],
  ['a traced value in a text', () => grad((x: number) => `${x}`.length)(1), 'NOT_DIFFERENTIABLE', /only a shape/],
  ['numbers of a traced tensor', () => grad((x: Tensor) => x.data[0])(ones(2)), 'NOT_DIFFERENTIABLE', /only a shape/],
  [
    'a value leaked out of a trace',
    () => {
      grad((x: number) => {
        kept.value = square(x);
        return kept.value;
      })(1);
      return ops.add(kept.value as Value, 1);
    },
    'NOT_DIFFERENTIABLE',
    /leaked/,
  ],
  [
    'a non-differentiable input',
    () => grad((x: string) => x.length)('abc'),
    'NOT_DIFFERENTIABLE',
    /argument 0 is the text 'abc'/,
  ],
  ['null as input', () => grad(() => 1, 0)(...([null] as unknown as [])), 'NOT_DIFFERENTIABLE', /argument 0 is null/],
  [
    'a function without a result',
    () => grad(() => undefined, 0)(...([1] as unknown as [])),
    'NOT_DIFFERENTIABLE',
    /returns no number/,
  ],
  [
    'shapes that do not fit',
    () => ops.add(ones([2]), ones([3])),
    'SHAPE',
    /add cannot combine the shapes \[2\] and \[3\]/,
  ],
  [
    'shapes inside a trace',
    () => grad((x: Tensor) => ops.matmul(x, ones([4, 2])))(ones([2, 3])),
    'SHAPE',
    /matmul cannot multiply the shapes \[2, 3\] and \[4, 2\]/,
  ],
  ['a tangent of another shape', () => jvp(square, [ones(2) as Value], [ones(3)]), 'SHAPE', /tangent of shape \[3\]/],
  ['an adjoint of another shape', () => vjp(square, [ones(2) as Value])[1](1), 'SHAPE', /adjoint of shape \[\]/],
  [
    'a sensitivity of another shape',
    () => grad(square, 0, { sens: true })(ones(2), 1),
    'SHAPE',
    /sensitivity of shape/,
  ],
  ['the Hessian of a tensor', () => hessian(square)(ones(2)), 'SHAPE', /must return one number/],
  [
    'examples that disagree',
    () => vmap((x: Value, y: Value) => ops.add(x, y))(ones([2, 1]), ones([3, 1])),
    'SHAPE',
    /counts 3 examples, another argument 2/,
  ],
  ['ids of gradients without ids', () => getGrad(grad(square)(1), 0), 'ARGUMENT', /no ids/],
  ['an unknown id', () => getGrad(grad(square, 0, { returnIds: true })(1), 3), 'ARGUMENT', /no gradient for 3/],
  [
    'an operand that is none',
    () => ops.sin('x' as unknown as number),
    'ARGUMENT',
    /sin: x is the text 'x', not a number/,
  ],
  [
    'another shape for a parameter',
    () => {
      new Parameter(ones(2)).value = ones(3);
    },
    'SHAPE',
    /has the shape \[2\]/,
  ],
  [
    'whileLoop in reverse mode',
    () => grad((x: number) => ops.whileLoop((s: Value) => ops.less(s, 9), square, x as Value))(2),
    'NOT_DIFFERENTIABLE',
    /no reverse mode/,
  ],
  [
    'whileLoop without an end',
    () => ops.whileLoop(() => true, square, 1 as Value, { maxIterations: 10 }),
    'LIMIT',
    /after 10 rounds/,
  ],
  [
    'a singular matrix',
    () =>
      ops.inv(
        tensor([
          [1, 1],
          [1, 1],
        ]),
      ),
    'UNDEFINED',
    /singular/,
  ],
])('%s', (_, run, code, message) => {
  let failure: unknown;
  try {
    run();
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(FluxionError);
  const error = failure as FluxionError;
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});
