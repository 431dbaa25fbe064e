import type { Code } from '../../expr/index.ts';

/** The error function and its relatives: a series of positive terms next to 0, a continued fraction beyond (DLMF 7.6, 7.9). */
export const errorCode = {
  erf: {
    body: `
const z = Math.abs(x);
if (!(z < 1.5)) return Math.sign(x) * (1 - erfc(z));
let term = z;
let sum = z;
for (let k = 1; term > 1e-17 * sum; k++) {
  term *= (2 * z * z) / (2 * k + 1);
  sum += term;
}
return (Math.sign(x) * 2 * sum * Math.exp(-z * z)) / Math.sqrt(Math.PI);`,
    calls: ['erfc'],
  },
  erfc: {
    body: `
if (x < 1) return 1 - erf(x);
let fraction = x;
for (let k = 20 + Math.ceil(200 / (x * x)); k > 0; k--) fraction = x + k / (2 * fraction);
// The square of what is rounded is exact, so the exponential keeps its digits.
const rounded = Math.round(16 * x) / 16;
const rest = (rounded - x) * (rounded + x);
return x > 27 ? 0 : (Math.exp(-rounded * rounded) * Math.exp(rest)) / (fraction * Math.sqrt(Math.PI));`,
    calls: ['erf'],
  },
  erfinv: {
    body: `
if (!(Math.abs(x) < 1)) return Math.abs(x) === 1 ? x * Infinity : NaN;
const z = Math.abs(x);
const logarithm = Math.log1p(-z * z) / 2;
const a = 4.33 + logarithm;
let y = Math.sqrt(Math.sqrt(a * a - 13.6 * logarithm) - a);
for (let k = 0; k < 4 && y > 0; k++) {
  const error = z < 0.5 ? erf(y) - z : 1 - z - erfc(y);
  const step = (error * Math.sqrt(Math.PI) * Math.exp(y * y)) / 2;
  y -= step / (1 + y * step);
}
return Math.sign(x) * y;`,
    calls: ['erf', 'erfc'],
  },
  normcdf: { body: 'return erfc(-x / Math.SQRT2) / 2;', calls: ['erfc'] },
} as const satisfies Record<string, Code>;
