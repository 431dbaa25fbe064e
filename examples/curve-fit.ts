/**
 * A curve a exp(-b t) + c through measured points, by Gauss and Newton's method: the Jacobian in forward mode, a
 * system of linear equations for each step.
 * Run it: npx tsx examples/curve-fit.ts
 */
import { jacfwd, ops, type Tensor, tensor, type Value } from '../src/index.ts';

const t = tensor([0, 1, 2, 3, 4, 5]);
const measured = tensor([5, 3.1, 2, 1.35, 1.05, 0.8]);

function residual(parameters: Tensor): Value {
  const [a, b, c] = [0, 1, 2].map((i) => ops.index(parameters, i)) as [Value, Value, Value];
  return ops.sub(ops.add(ops.mul(a, ops.exp(ops.neg(ops.mul(b, t)))), c), measured);
}

/** The parameters and the sum of squares after each step. */
export function fitted(steps = 6): { parameters: Tensor; errors: number[] } {
  const jacobian = jacfwd(residual);
  let parameters = tensor([4, 0.5, 0]);
  const errors: number[] = [];
  for (let i = 0; i < steps; i++) {
    const [J, r] = [jacobian(parameters), residual(parameters)];
    const step = ops.solve(ops.matmul(ops.transpose(J), J), ops.matmul(ops.transpose(J), r));
    parameters = ops.sub(parameters, step) as Tensor;
    errors.push(ops.sum(ops.square(residual(parameters))) as number);
  }
  return { parameters, errors };
}

if (process.argv[1]?.endsWith('curve-fit.ts')) {
  const { parameters, errors } = fitted();
  console.log(`a, b, c: ${parameters}`);
  console.log(`sum of squares: ${errors.map((error) => error.toExponential(3)).join(' ')}`);
}
