// As users get it: tsx, which runs the rest of the bench, names every function while it runs.
import { costOfGradient, jit, ops, Tensor, valueAndGrad } from '../../dist/index.js';

export const tolerance = 1e-9;

const algebra = {
  constant: (data, shape) => (shape.length === 0 ? data[0] : new Tensor(shape, Float64Array.from(data))),
  add: ops.add,
  sub: ops.sub,
  mul: ops.mul,
  div: ops.div,
  exp: ops.exp,
  log: ops.ln,
  tanh: ops.tanh,
  sum: ops.sum,
  prod: ops.prod,
  logsumexp: (x, axis) => ops.logsumexp(x, axis),
  slice: (x, start, stop) => ops.slice(x, { start, stop }),
  reshape: ops.reshape,
  matmul: ops.matmul,
};

/** Value alone, and value with gradient, both as functions without arguments that return numbers. */
export default function ({ build, inputs }) {
  const f = build(algebra);
  const tensors = inputs.map(({ data, shape }) => new Tensor(shape, data));
  const value = jit(f);
  const both = valueAndGrad(
    f,
    tensors.map((_, i) => i),
  );
  const { value: alone, valueAndGradient } = costOfGradient(f, tensors);
  return {
    memory: [alone.memory, valueAndGradient.memory].map((numbers) => (8 * numbers) / 1024),
    value: () => value(...tensors),
    both: () => {
      const [loss, gradients] = both(...tensors);
      return [loss, gradients.map(({ data }) => data)];
    },
  };
}
