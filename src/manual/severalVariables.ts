import type { HandMade } from './entry.ts';

const { exp, log, sin, cos, sqrt, SQRT2 } = Math;

/** Hand-made functions of several variables. */
export const severalVariables: readonly HandMade[] = [
  {
    name: 'survey-example',
    title: 'The example of the survey',
    expression: 'ln(x1) + x1*x2 - sin(x2)',
    variables: ['x1', 'x2'],
    value: (x1, x2) => log(x1) + x1 * x2 - sin(x2),
    gradient: (x1, x2) => [1 / x1 + x2, x1 - cos(x2)],
    second: (x1, x2) => [-1 / (x1 * x1), sin(x2)],
    formula: ['1/x1 + x2', 'x1 - cos(x2)'],
    secondFormula: ['-1/x1^2', 'sin(x2)'],
    points: [
      [2, 5],
      [1, -1],
      [0.5, 3],
    ],
    why: 'The running example of Baydin et al. (2018), with x1 = 2 and x2 = 5 in every table.',
  },
  {
    name: 'rosenbrock',
    title: "Rosenbrock's valley",
    expression: '(1 - x)^2 + 100*(y - x^2)^2',
    variables: ['x', 'y'],
    value: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    second: (x, y) => [2 - 400 * y + 1200 * x * x, 200],
    formula: ['-2*(1 - x) - 400*x*(y - x^2)', '200*(y - x^2)'],
    secondFormula: ['2 - 400*y + 1200*x^2', '200'],
    points: [
      [-1.2, 1],
      [0.5, 2],
      [2, -1],
      [1, 1],
    ],
    why: 'The curved valley on which every optimiser is tried; both partials vanish at (1, 1).',
  },
  {
    name: 'beale',
    title: "Beale's function",
    expression: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
    variables: ['x', 'y'],
    value: (x, y) => bealeTerms(x, y).reduce((sum, term) => sum + term * term, 0),
    gradient: (x, y) => {
      const terms = bealeTerms(x, y);
      const byX = terms.map((term, i) => 2 * term * (y ** (i + 1) - 1));
      const byY = terms.map((term, i) => 2 * term * x * (i + 1) * y ** i);
      return [sum(byX), sum(byY)];
    },
    formula: [
      '2*(1.5 - x + x*y)*(y - 1) + 2*(2.25 - x + x*y^2)*(y^2 - 1) + 2*(2.625 - x + x*y^3)*(y^3 - 1)',
      '2*x*(1.5 - x + x*y) + 4*x*y*(2.25 - x + x*y^2) + 6*x*y^2*(2.625 - x + x*y^3)',
    ],
    points: [
      [1, 2],
      [-1, 0.5],
      [2, -1],
      [0.5, 0.25],
    ],
    why: 'Least squares with sharp corners; the minimum is at (3, 1/2).',
  },
  {
    name: 'himmelblau',
    title: "Himmelblau's function",
    expression: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    variables: ['x', 'y'],
    value: (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    gradient: (x, y) => {
      const a = x * x + y - 11;
      const b = x + y * y - 7;
      return [4 * x * a + 2 * b, 2 * a + 4 * y * b];
    },
    second: (x, y) => [12 * x * x + 4 * y - 42, 12 * y * y + 4 * x - 26],
    formula: ['4*x*(x^2 + y - 11) + 2*(x + y^2 - 7)', '2*(x^2 + y - 11) + 4*y*(x + y^2 - 7)'],
    secondFormula: ['12*x^2 + 4*y - 42', '12*y^2 + 4*x - 26'],
    points: [
      [1, 1],
      [-2, 3],
      [0.5, -1],
      [3, 2],
    ],
    why: 'Four minima, all of value 0; one of them at (3, 2).',
  },
  {
    name: 'speelpenning',
    title: "Speelpenning's product",
    expression: 'x1*x2*x3*x4',
    variables: ['x1', 'x2', 'x3', 'x4'],
    value: (a, b, c, d) => a * b * c * d,
    gradient: (a, b, c, d) => [b * c * d, a * c * d, a * b * d, a * b * c],
    second: () => [0, 0, 0, 0],
    formula: ['x2*x3*x4', 'x1*x3*x4', 'x1*x2*x4', 'x1*x2*x3'],
    secondFormula: ['0', '0', '0', '0'],
    points: [
      [1, 2, 3, 4],
      [-1, 0.5, 2, 0.1],
      [0, 1, 2, 3],
    ],
    why: 'Reverse mode gets the whole gradient for about three times the cost of the value; forward mode pays per variable.',
  },
  {
    name: 'helmholtz',
    title: 'A free energy like that of Helmholtz',
    expression:
      'x*ln(x/(1 - 0.1*x - 0.2*y)) + y*ln(y/(1 - 0.1*x - 0.2*y))' +
      ' - (x^2 + x*y + 2*y^2)/(sqrt(8)*(0.1*x + 0.2*y))*ln((1 + (1 + sqrt(2))*(0.1*x + 0.2*y))/(1 + (1 - sqrt(2))*(0.1*x + 0.2*y)))',
    variables: ['x', 'y'],
    value: helmholtz,
    gradient: helmholtzGradient,
    formula: [
      'ln(x/(1 - 0.1*x - 0.2*y)) + 1 + 0.1*(x + y)/(1 - 0.1*x - 0.2*y)' +
        ' - (2*x + y)/(sqrt(8)*(0.1*x + 0.2*y))*ln((1 + (1 + sqrt(2))*(0.1*x + 0.2*y))/(1 + (1 - sqrt(2))*(0.1*x + 0.2*y)))' +
        ' + 0.1*(x^2 + x*y + 2*y^2)/(sqrt(8)*(0.1*x + 0.2*y)^2)*ln((1 + (1 + sqrt(2))*(0.1*x + 0.2*y))/(1 + (1 - sqrt(2))*(0.1*x + 0.2*y)))' +
        ' - 0.1*(x^2 + x*y + 2*y^2)/((0.1*x + 0.2*y)*(1 + 2*(0.1*x + 0.2*y) - (0.1*x + 0.2*y)^2))',
      'ln(y/(1 - 0.1*x - 0.2*y)) + 1 + 0.2*(x + y)/(1 - 0.1*x - 0.2*y)' +
        ' - (x + 4*y)/(sqrt(8)*(0.1*x + 0.2*y))*ln((1 + (1 + sqrt(2))*(0.1*x + 0.2*y))/(1 + (1 - sqrt(2))*(0.1*x + 0.2*y)))' +
        ' + 0.2*(x^2 + x*y + 2*y^2)/(sqrt(8)*(0.1*x + 0.2*y)^2)*ln((1 + (1 + sqrt(2))*(0.1*x + 0.2*y))/(1 + (1 - sqrt(2))*(0.1*x + 0.2*y)))' +
        ' - 0.2*(x^2 + x*y + 2*y^2)/((0.1*x + 0.2*y)*(1 + 2*(0.1*x + 0.2*y) - (0.1*x + 0.2*y)^2))',
    ],
    points: [
      [1, 1],
      [0.5, 2],
      [2, 0.5],
      [0.1, 0.3],
    ],
    why: 'The mixed-fluid energy with which Griewank compares the cost of the modes, here for two components.',
  },
  {
    name: 'log-sum-exp',
    title: 'The soft maximum',
    expression: 'ln(exp(x) + exp(y) + exp(z))',
    variables: ['x', 'y', 'z'],
    value: (...point) => {
      const largest = Math.max(...point);
      return largest + log(sum(point.map((one) => exp(one - largest))));
    },
    gradient: softmax,
    second: (...point) => softmax(...point).map((share) => share * (1 - share)),
    formula: [
      'exp(x)/(exp(x) + exp(y) + exp(z))',
      'exp(y)/(exp(x) + exp(y) + exp(z))',
      'exp(z)/(exp(x) + exp(y) + exp(z))',
    ],
    secondFormula: [
      'exp(x)*(exp(y) + exp(z))/(exp(x) + exp(y) + exp(z))^2',
      'exp(y)*(exp(x) + exp(z))/(exp(x) + exp(y) + exp(z))^2',
      'exp(z)*(exp(x) + exp(y))/(exp(x) + exp(y) + exp(z))^2',
    ],
    points: [
      [1, 2, 3],
      [0, 0, 0],
      [-1, 0.5, 2],
    ],
    why: 'Its gradient is the softmax: three shares that add up to 1.',
  },
  {
    name: 'dense-layer',
    title: 'A dense layer with softmax and cross-entropy',
    expression: 'z1 = 0.5*w11 - 1.5*w12 + b1; z2 = 0.5*w21 - 1.5*w22 + b2; ln(exp(z1) + exp(z2)) - z1',
    variables: ['w11', 'w12', 'b1', 'w21', 'w22', 'b2'],
    value: (...weights) => {
      const [z1, z2] = denseScores(weights);
      return log(exp(z1 - z2) + 1) + z2 - z1;
    },
    gradient: (...weights) => {
      const [z1, z2] = denseScores(weights);
      // The error at the outputs is softmax minus the wanted (1, 0); each weight gets its input's share.
      const error = 1 / (1 + exp(z1 - z2));
      return [-0.5 * error, 1.5 * error, -error, 0.5 * error, -1.5 * error, error];
    },
    formula: ['-0.5*', '1.5*', '-', '0.5*', '-1.5*', ''].map(
      (factor) => `${factor}exp(0.5*w21 - 1.5*w22 + b2)/(exp(0.5*w11 - 1.5*w12 + b1) + exp(0.5*w21 - 1.5*w22 + b2))`,
    ),
    points: [
      [0.2, -0.4, 0.1, 0.3, 0.5, -0.2],
      [1, 1, 0, -1, 2, 0.5],
    ],
    why: 'Input (0.5, -1.5), wanted class 1: backpropagation is reverse mode, and its error signal is softmax minus target.',
  },
  {
    name: 'distance',
    title: 'The distance from the origin',
    expression: 'sqrt(x^2 + y^2)',
    variables: ['x', 'y'],
    value: (x, y) => sqrt(x * x + y * y),
    gradient: (x, y) => [x / sqrt(x * x + y * y), y / sqrt(x * x + y * y)],
    second: (x, y) => {
      const r = sqrt(x * x + y * y);
      return [(y * y) / r ** 3, (x * x) / r ** 3];
    },
    formula: ['x/sqrt(x^2 + y^2)', 'y/sqrt(x^2 + y^2)'],
    secondFormula: ['y^2/(x^2 + y^2)^(3/2)', 'x^2/(x^2 + y^2)^(3/2)'],
    points: [
      [3, 4],
      [-1, 2],
      [0.5, -0.1],
    ],
    why: 'The gradient has length 1 and points straight away; at the origin it has no direction.',
  },
];

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}

function softmax(...point: number[]): number[] {
  const largest = Math.max(...point);
  const powers = point.map((one) => exp(one - largest));
  return powers.map((power) => power / sum(powers));
}

function bealeTerms(x: number, y: number): number[] {
  return [1.5, 2.25, 2.625].map((target, i) => target - x + x * y ** (i + 1));
}

/** b = 0.1 x + 0.2 y is the filled volume; q = x^2 + x y + 2 y^2 the attraction. */
function helmholtz(x: number, y: number): number {
  const b = 0.1 * x + 0.2 * y;
  const q = x * x + x * y + 2 * y * y;
  return x * log(x / (1 - b)) + y * log(y / (1 - b)) - (q / (sqrt(8) * b)) * volumeTerm(b);
}

function helmholtzGradient(x: number, y: number): [number, number] {
  const b = 0.1 * x + 0.2 * y;
  const q = x * x + x * y + 2 * y * y;
  const term = volumeTerm(b);
  // d(term)/db = sqrt(8) / (1 + 2b - b^2)
  const partial = (own: number, share: number, slope: number) =>
    log(own / (1 - b)) +
    1 +
    (share * (x + y)) / (1 - b) -
    (slope * term) / (sqrt(8) * b) +
    (share * q * term) / (sqrt(8) * b * b) -
    (share * q) / (b * (1 + 2 * b - b * b));
  return [partial(x, 0.1, 2 * x + y), partial(y, 0.2, x + 4 * y)];
}

function volumeTerm(b: number): number {
  return log((1 + (1 + SQRT2) * b) / (1 + (1 - SQRT2) * b));
}

function denseScores([w11 = 0, w12 = 0, b1 = 0, w21 = 0, w22 = 0, b2 = 0]: readonly number[]): [number, number] {
  return [0.5 * w11 - 1.5 * w12 + b1, 0.5 * w21 - 1.5 * w22 + b2];
}
