import * as tf from '@tensorflow/tfjs';

const algebra = {
  constant: (data, shape) => tf.tensor(Float32Array.from(data), shape),
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  exp: tf.exp,
  log: tf.log,
  tanh: tf.tanh,
  sum: tf.sum,
  prod: tf.prod,
  logsumexp: tf.logSumExp,
  slice: (x, start, stop) => tf.slice(x, start, stop - start),
  reshape: tf.reshape,
  matmul: tf.matMul,
};

/** Single precision. */
export default async function ({ build, inputs }, backend) {
  await tf.setBackend(backend);
  await tf.ready();
  const f = build(algebra);
  const tensors = inputs.map(({ data, shape }) => tf.tensor(Float32Array.from(data), shape));
  const both = tf.valueAndGrads((...args) => f(...args));
  return {
    value: () => tf.tidy(() => f(...tensors).dataSync()[0]),
    both: () =>
      tf.tidy(() => {
        const { value, grads } = both(tensors);
        return [value.dataSync()[0], grads.map((grad) => grad.dataSync())];
      }),
  };
}
