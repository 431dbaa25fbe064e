import type { Code } from '../../expr/index.ts';

/** Functions that are longer than an expression and belong to no family. */
export const otherCode = {
  nthRoot: {
    body: `
if (n === 0 || Number.isNaN(x) || Number.isNaN(n)) return NaN;
if (x < 0) return Math.abs(n % 2) === 1 ? -nthRoot(-x, n) : NaN;
if (n === 2) return Math.sqrt(x);
if (n === 3) return Math.cbrt(x);
return x ** (1 / n);`,
  },
  logBase: {
    body: `
if (!(base > 0) || base === 1) return NaN;
if (base === 2) return Math.log2(x);
return base === 10 ? Math.log10(x) : Math.log(x) / Math.log(base);`,
  },
  mod: {
    body: `
if (y === 0) return x;
const remainder = x % y;
return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;`,
  },
  roundTo: {
    body: `
if (!Number.isInteger(n) || n < 0 || n > 15) return NaN;
if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 53) return x;
const shifted = Number(\`\${Math.abs(x).toFixed(20).replace(/0+$/, '')}e\${n}\`);
return Math.sign(x) * Number(\`\${Math.round(shifted)}e\${-n}\`);`,
  },
  acsc: {
    body: `
if (Math.abs(x) > 2) return Math.asin(1 / x);
return Math.abs(x) < 1 ? NaN : Math.sign(x) * Math.atan2(1, Math.sqrt((x - 1) * (x + 1)));`,
  },
  asech: {
    body: `
if (x < 1e-100) return x < 0 ? NaN : Math.LN2 - Math.log(x);
const t = (1 - x) / x;
return Math.log1p(t + Math.sqrt(t * (t + 2)));`,
  },
  logsumexp: {
    body: `
const largest = Math.max(...x);
if (!Number.isFinite(largest)) return largest;
let sum = 0;
for (const one of x) sum += Math.exp(one - largest);
return largest + Math.log(sum);`,
  },
  lambertw: {
    body: `
if (x === 0 || x === Infinity) return x;
// Twice e x + 1, with the second part of e.
const above = 2 * (1 + Math.E * x + 1.4456468917292502e-16 * x);
if (!(above >= 0)) return NaN;
const p = Math.sqrt(above);
let w = x < 1 ? -1 + p * (1 - p * (1 / 3 - p * (11 / 72 - (43 / 540) * p))) : Math.log1p(x) * 0.7;
if (p < 1e-3) return w;
for (let k = 0; k < 40; k++) {
  const e = Math.exp(-w);
  const error = w - x * e;
  const step = error / (w + 1 - ((w + 2) * error) / (2 * w + 2));
  w -= step;
  if (!(Math.abs(step) > 1e-16 * Math.abs(w))) break;
}
return w;`,
  },
  sphericalj: {
    body: `
if (!Number.isInteger(n) || n < 0) return NaN;
let first = 1;
if (Math.abs(x) <= n + 1) {
  for (let k = 1; k <= n; k++) first *= x / (2 * k + 1);
  let term = first;
  let sum = first;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (-x * x) / (2 * k * (2 * n + 2 * k + 1));
    sum += term;
  }
  return sum;
}
let last = Math.cos(x) / x;
let here = Math.sin(x) / x;
for (let k = 0; k < n; k++) [last, here] = [here, ((2 * k + 1) / x) * here - last];
return here;`,
  },
  sinc: { body: 'return sphericalj(0, x);', calls: ['sphericalj'] },
} as const satisfies Record<string, Code>;
