import type { Code } from '../../expr/index.ts';

/**
 * The gamma function and its relatives, as short as they can be with 13 digits: up to 10 by their recurrences, from there by
 * Stirling's series (DLMF 5.11), below 0 by reflection.
 */
export const gammaCode = {
  gamma: {
    body: `
if (Number.isInteger(x) && x <= 0) return NaN;
if (x < 0) {
  const whole = Math.round(x);
  return Math.PI / (Math.sin(Math.PI * (x - whole)) * (whole % 2 === 0 ? 1 : -1) * gamma(1 - x));
}
if (Number.isInteger(x)) {
  let product = 1;
  for (let k = 2; k < x && product < Infinity; k++) product *= k;
  return product;
}
let below = 1;
let z = x;
for (; z < 10; z++) below *= z;
const s = 1 / (z * z);
const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s / 520))))) / z;
// In two halves: the power overflows sooner than the product.
const half = z ** (z / 2 - 0.25);
return (Math.sqrt(2 * Math.PI) * half * Math.exp(series - z) * half) / below;`,
  },
  factorial: { body: 'return gamma(x + 1);', calls: ['gamma'] },
  combinations: {
    body: `
const outside = n > -1 && (k < -0.5 || k > n + 0.5);
if (!outside) return gamma(n + 1) / (gamma(k + 1) * gamma(n - k + 1));
const below = k < 0 ? k : n - k;
const whole = Math.round(below);
return (-Math.sin(Math.PI * (below - whole)) * (whole % 2 === 0 ? 1 : -1) * beta(n + 1, -below)) / Math.PI;`,
    calls: ['gamma', 'beta'],
  },
  lgamma: {
    body: `
if (!Number.isFinite(x)) return Math.abs(x);
if (x < 0) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x - Math.round(x))))) - lgamma(1 - x);
let below = 1;
let z = x;
for (; z < 10; z++) below *= z;
const s = 1 / (z * z);
const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s / 520))))) / z;
return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - Math.log(below);`,
  },
  digamma: {
    body: `
if (x <= 0) {
  return Number.isInteger(x) ? NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
}
let sum = 0;
let z = x;
for (; z < 10; z++) sum += 1 / z;
const s = 1 / (z * z);
const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))))));
return Math.log(z) - 0.5 / z - series - sum;`,
  },
  trigamma: {
    body: `
if (x <= 0) {
  return Number.isInteger(x) ? NaN : (Math.PI / Math.sin(Math.PI * (x - Math.round(x)))) ** 2 - trigamma(1 - x);
}
let sum = 0;
let z = x;
for (; z < 10; z++) sum += 1 / (z * z);
const s = 1 / (z * z);
const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - (7 / 6) * s))))));
return (1 + 0.5 / z + series) / z + sum;`,
  },
  polygammaDifference: {
    body: `
if (h < 0) return -polygammaDifference(n, x + h, -h);
if ((x <= 0 && Number.isInteger(x)) || (x + h <= 0 && Number.isInteger(x + h))) return NaN;
let sum = 0;
let z = x;
const change = (power = n + 1) =>
  h / z > -1 ? z ** -power * Math.expm1(-power * Math.log1p(h / z)) : (z + h) ** -power - z ** -power;
let factorial = n % 2 === 0 ? -1 : 1;
for (let k = 2; k <= n; k++) factorial *= k;
for (; z < 15 + n; z++) sum += change();
sum += change(n) / n + change() / 2;
let factor = (n + 1) / 2;
[1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6].forEach((bernoulli, i) => {
  const k = 2 * i + 2;
  sum += bernoulli * factor * change(n + k);
  factor *= ((k + n) * (k + n + 1)) / ((k + 1) * (k + 2));
});
return factorial * sum;`,
  },
  digammaDifference: {
    body: `
if (h < 0) return -digammaDifference(x + h, -h);
if ((x <= 0 && Number.isInteger(x)) || (x + h <= 0 && Number.isInteger(x + h))) return NaN;
let sum = 0;
let z = x;
for (; z < 10; z++) sum += h / (z * (z + h));
const logarithm = Math.log1p(h / z);
const s = 1 / (z * z);
let power = -1;
[1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12].forEach((coefficient, k) => {
  power *= s;
  sum += coefficient * power * Math.expm1(-2 * (k + 1) * logarithm);
});
return sum + logarithm + h / (2 * z * (z + h));`,
  },
  beta: { body: 'return Math.exp(lbeta(x, y));', calls: ['lbeta'] },
  lbeta: { body: 'return lgamma(x) + lgamma(y) - lgamma(x + y);', calls: ['lgamma'] },
} as const satisfies Record<string, Code>;
