/** A function of many variables with its gradient, written by hand over typed arrays. */
export interface GradientCase {
  readonly name: string;
  readonly text: string;
  readonly variables: readonly string[];
  readonly point: Float64Array;
  /** Writes the gradient, returns the value. */
  readonly hand: (x: Float64Array, gradient: Float64Array) => number;
  /** The same in gradients.cpp: which function it is, and what it reads before the point. */
  readonly native: {
    readonly family: string;
    readonly sizes: readonly number[];
    readonly data: readonly Float64Array[];
  };
}

const names = (count: number, letter = 'x'): string[] => Array.from({ length: count }, (_, k) => `${letter}${k}`);

function rosenbrock(n: number): GradientCase {
  const x = names(n);
  return {
    name: `Rosenbrock ${n.toLocaleString('en')}`,
    text: x
      .slice(1)
      .map((next, k) => `100*(${next}-${x[k]}^2)^2+(1-${x[k]})^2`)
      .join('+'),
    variables: x,
    point: Float64Array.from(x, (_, k) => 0.5 + (k % 7) / 10),
    hand: (x, gradient) => {
      let value = 0;
      gradient.fill(0);
      for (let k = 0; k < n - 1; k++) {
        const a = x[k] as number;
        const u = (x[k + 1] as number) - a * a;
        const w = 1 - a;
        value += 100 * u * u + w * w;
        gradient[k] = (gradient[k] as number) - 400 * a * u - 2 * w;
        gradient[k + 1] = 200 * u;
      }
      return value;
    },
    native: { family: 'rosenbrock', sizes: [n], data: [] },
  };
}

/** The product of all variables: its gradient by products from both ends. */
function speelpenning(n: number): GradientCase {
  const x = names(n);
  return {
    name: `Speelpenning ${n.toLocaleString('en')}`,
    text: x.join('*'),
    variables: x,
    point: Float64Array.from(x, (_, k) => 0.9 + (k % 5) / 20),
    hand: (x, gradient) => {
      let before = 1;
      for (let k = 0; k < n; k++) {
        gradient[k] = before;
        before *= x[k] as number;
      }
      let after = 1;
      for (let k = n - 1; k >= 0; k--) {
        gradient[k] = (gradient[k] as number) * after;
        after *= x[k] as number;
      }
      return before;
    },
    native: { family: 'speelpenning', sizes: [n], data: [] },
  };
}

/** Numbers that look random and are the same in every run; of so many digits that none comes twice. */
function data(count: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.round((state / 2 ** 31) * 1e9) / 1e9;
  });
}

/** Mean of ln(1 + exp(-y w·x)) over rows. */
function logistic(rows: number, columns: number): GradientCase {
  const w = names(columns, 'w');
  const X = data(rows * columns, 1);
  const y = data(rows, 2).map((v) => (v > 0 ? 1 : -1));
  const terms = Array.from({ length: rows }, (_, i) => {
    const dot = w.map((name, j) => `${X[i * columns + j]}*${name}`).join('+');
    return `log(1+exp(${-(y[i] as number)}*(${dot})))`;
  });
  return {
    name: `logistic regression ${rows}x${columns}`,
    text: terms.join('+'),
    variables: w,
    point: data(columns, 3),
    hand: (w, gradient) => {
      let value = 0;
      gradient.fill(0);
      for (let i = 0; i < rows; i++) {
        const at = i * columns;
        let dot = 0;
        for (let j = 0; j < columns; j++) dot += (X[at + j] as number) * (w[j] as number);
        const sign = -(y[i] as number);
        const e = Math.exp(sign * dot);
        value += Math.log(1 + e);
        const weight = (sign * e) / (1 + e);
        for (let j = 0; j < columns; j++) gradient[j] = (gradient[j] as number) + weight * (X[at + j] as number);
      }
      return value;
    },
    native: { family: 'logistic', sizes: [rows, columns], data: [X, y] },
  };
}

/**
 * Minus the log-likelihood of a mixture of k isotropic Gaussians in 2 dimensions over n points: variables are the logits
 * of the weights, the centres, and the logarithms of the precisions.
 */
function mixture(k: number, n: number): GradientCase {
  const d = 2;
  const points = data(n * d, 4);
  const [a, m, q] = [names(k, 'a'), names(k * d, 'm'), names(k, 'q')];
  const terms = Array.from({ length: n }, (_, i) => {
    const parts = a.map((logit, c) => {
      const squares = [0, 1].map((j) => `(${points[i * d + j]}-${m[c * d + j]})^2`).join('+');
      return `exp(${logit}+${q[c]}*${d}-exp(2*${q[c]})*(${squares})/2)`;
    });
    return `log(${parts.join('+')})`;
  });
  return {
    name: `GMM d=2 k=${k} n=${n}`,
    text: `${n}*log(${a.map((logit) => `exp(${logit})`).join('+')})-(${terms.join('+')})`,
    variables: [...a, ...m, ...q],
    point: data(k * (d + 2), 5),
    hand: (x, gradient) => {
      gradient.fill(0);
      const [centre, precision] = [k, k + k * d];
      const scale = new Float64Array(k);
      const part = new Float64Array(k);
      let weights = 0;
      for (let c = 0; c < k; c++) {
        scale[c] = Math.exp(2 * (x[precision + c] as number));
        weights += Math.exp(x[c] as number);
      }
      let value = n * Math.log(weights);
      for (let c = 0; c < k; c++) gradient[c] = (n * Math.exp(x[c] as number)) / weights;
      for (let i = 0; i < n; i++) {
        const p0 = points[i * d] as number;
        const p1 = points[i * d + 1] as number;
        let total = 0;
        for (let c = 0; c < k; c++) {
          const u = p0 - (x[centre + 2 * c] as number);
          const v = p1 - (x[centre + 2 * c + 1] as number);
          const exponent =
            (x[c] as number) + d * (x[precision + c] as number) - ((scale[c] as number) * (u * u + v * v)) / 2;
          part[c] = Math.exp(exponent);
          total += part[c] as number;
        }
        value -= Math.log(total);
        for (let c = 0; c < k; c++) {
          const u = p0 - (x[centre + 2 * c] as number);
          const v = p1 - (x[centre + 2 * c + 1] as number);
          const share = (part[c] as number) / total;
          const s = scale[c] as number;
          gradient[c] = (gradient[c] as number) - share;
          gradient[centre + 2 * c] = (gradient[centre + 2 * c] as number) - share * s * u;
          gradient[centre + 2 * c + 1] = (gradient[centre + 2 * c + 1] as number) - share * s * v;
          gradient[precision + c] = (gradient[precision + c] as number) - share * (d - s * (u * u + v * v));
        }
      }
      return value;
    },
    native: { family: 'mixture', sizes: [k, n], data: [points] },
  };
}

/** The cases are large texts, so each is made when it is asked for. */
export const gradients: readonly (() => GradientCase)[] = [
  ...[100, 1000, 10_000].map((n) => () => rosenbrock(n)),
  () => mixture(5, 1000),
  () => logistic(1000, 100),
  ...[10, 100, 1000].map((n) => () => speelpenning(n)),
];
