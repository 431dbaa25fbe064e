/**
 * Functions of tensors, written over the few operations that all packages have, so that each package computes the same.
 * An algebra has: constant(data, shape), add, sub, mul, div, exp, log, tanh, sum(x, axis?), prod, logsumexp(x, axis),
 * slice(x, start, stop), reshape(x, shape), matmul. Numbers may stand for tensors on the right of mul, sub and div.
 */

/** Numbers in [-1, 1) that are the same everywhere. */
function noise(count, seed) {
  let state = seed * 2654435761;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

const softplus = (a, z) => a.log(a.add(a.exp(z), a.constant([1], [])));

function rosenbrock(n) {
  return {
    name: `Rosenbrock, n = ${n}`,
    inputs: [{ data: noise(n, 1), shape: [n] }],
    build: (a) => (x) => {
      const left = a.slice(x, 0, n - 1);
      const bend = a.sub(a.slice(x, 1, n), a.mul(left, left));
      const rest = a.sub(left, a.constant([1], []));
      return a.sum(a.add(a.mul(a.mul(bend, bend), 100), a.mul(rest, rest)));
    },
  };
}

const POINTS = noise(2000, 2);
const mixture = {
  name: 'Gaussian mixture likelihood, d = 2, k = 5, n = 1000',
  inputs: [
    { data: noise(5, 3), shape: [5] },
    { data: noise(10, 4), shape: [5, 2] },
    { data: noise(10, 5), shape: [5, 2] },
  ],
  build: (a) => {
    const points = a.constant(POINTS, [1000, 1, 2]);
    return (logits, means, logScales) => {
      const z = a.div(a.sub(points, a.reshape(means, [1, 5, 2])), a.reshape(a.exp(logScales), [1, 5, 2]));
      const squares = a.mul(a.sum(a.mul(z, z), 2), -0.5);
      const heights = a.sub(a.sub(logits, a.logsumexp(logits, 0)), a.sum(logScales, 1));
      return a.mul(a.sum(a.logsumexp(a.add(squares, heights), 1)), -1);
    };
  },
};

const FEATURES = noise(100_000, 6);
const LABELS = noise(1000, 7).map((x) => (x > 0 ? 1 : 0));
const logistic = {
  name: 'Logistic regression, 1000 x 100',
  inputs: [{ data: noise(100, 8), shape: [100, 1] }],
  build: (a) => {
    const features = a.constant(FEATURES, [1000, 100]);
    const labels = a.constant(LABELS, [1000, 1]);
    return (w) => {
      const z = a.matmul(features, w);
      return a.sum(a.sub(softplus(a, z), a.mul(labels, z)));
    };
  },
};

const speelpenning = {
  name: 'Speelpenning product, n = 1000',
  inputs: [{ data: noise(1000, 9).map((x) => 1 + x / 10), shape: [1000] }],
  build: (a) => (x) => a.prod(x),
};

const IMAGES = noise(128 * 64, 10);
const CLASSES = Float64Array.from({ length: 1280 }, (_, i) => (i % 10 === Math.floor(i / 10) % 10 ? 1 : 0));
const network = {
  name: 'MLP step, batch 128, 64-128-10',
  inputs: [
    { data: noise(64 * 128, 11).map((x) => x / 8), shape: [64, 128] },
    { data: noise(128, 12), shape: [128] },
    { data: noise(1280, 13).map((x) => x / 8), shape: [128, 10] },
    { data: noise(10, 14), shape: [10] },
  ],
  build: (a) => {
    const images = a.constant(IMAGES, [128, 64]);
    const classes = a.constant(CLASSES, [128, 10]);
    return (w1, b1, w2, b2) => {
      const hidden = a.tanh(a.add(a.matmul(images, w1), b1));
      const logits = a.add(a.matmul(hidden, w2), b2);
      return a.mul(a.sub(a.sum(a.logsumexp(logits, 1)), a.sum(a.mul(logits, classes))), 1 / 128);
    };
  },
};

export const cases = [...[100, 1000, 10_000].map(rosenbrock), mixture, logistic, speelpenning, network];
