import * as tf from '@tensorflow/tfjs';

const algebra = {
  number: (value) => tf.scalar(value),
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  sin: tf.sin,
  cos: tf.cos,
  exp: tf.exp,
};

/** Single precision. */
export default async function ({ build }, backend) {
  await tf.setBackend(backend);
  await tf.ready();
  const both = tf.valueAndGrad((x) => build(algebra, x));
  return (x) =>
    tf.tidy(() => {
      const { value, grad } = both(tf.scalar(x));
      return [value.dataSync()[0], grad.dataSync()[0]];
    });
}
