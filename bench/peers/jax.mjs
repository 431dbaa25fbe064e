import { defaultDevice, init, jit, numpy as np, valueAndGrad } from '@jax-js/jax';

export const tolerance = 1e-3;

const algebra = {
  number: (value) => value,
  add: (a, b) => (typeof a === 'number' ? b.ref.add(a) : a.ref.add(b.ref ?? b)),
  sub: (a, b) => (typeof a === 'number' ? np.subtract(a, b.ref) : a.ref.sub(b.ref ?? b)),
  mul: (a, b) => (typeof a === 'number' ? b.ref.mul(a) : a.ref.mul(b.ref ?? b)),
  div: (a, b) => (typeof a === 'number' ? np.trueDivide(a, b.ref) : a.ref.div(b.ref ?? b)),
  sin: (a) => np.sin(a.ref),
  cos: (a) => np.cos(a.ref),
  exp: (a) => np.exp(a.ref),
};

/** Single precision, one compiled kernel. */
export default async function ({ build }) {
  await init('wasm');
  defaultDevice('wasm');
  const both = jit(valueAndGrad((x) => build(algebra, x)));
  return (x) => {
    const [value, slope] = both(np.array(x));
    return [value.dataSync()[0], slope.dataSync()[0]];
  };
}
