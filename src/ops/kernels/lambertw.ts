/** Lambert's W in double precision: Corless et al., "On the Lambert W function" (1996), sections 4 and 5. */

/** e as a sum of two doubles. */
const E_HIGH = Math.E;
const E_LOW = 1.4456468917292502e-16;

/** The real solution w of w e^w = x: branch 0 has w >= -1, branch -1 has w <= -1. NaN where there is none. */
export function lambertw(x: number, branch = 0): number {
  if (branch !== 0 && branch !== -1) return NaN;
  if (Number.isNaN(x) || x < -0.36787944117144233 || (branch === -1 && x > 0)) return NaN;
  if (x === 0) return branch === 0 ? x : -Infinity;
  if (x === Infinity) return x;
  const p = Math.sqrt(2 * Math.max(0, aboveBranchPoint(x))) * (branch === 0 ? 1 : -1);
  if (Math.abs(p) < 0.05) return nearBranchPoint(p);
  return refine(x, firstGuess(x, branch, p));
}

/** e x + 1 without cancellation: the product with e is taken exactly (Dekker). */
function aboveBranchPoint(x: number): number {
  const product = E_HIGH * x;
  const [xHigh, xLow] = split(x);
  const [eHigh, eLow] = split(E_HIGH);
  const error = eHigh * xHigh - product + eHigh * xLow + eLow * xHigh + eLow * xLow;
  return 1 + product + (error + E_LOW * x);
}

function split(value: number): [number, number] {
  if (Math.abs(value) > 1e290) return [value, 0];
  const scaled = value * 134217729;
  const high = scaled - (scaled - value);
  return [high, value - high];
}

/** The series in p = sqrt(2(e x + 1)) about w = -1, by the recurrence of the reference's (4.23), (4.24). */
function nearBranchPoint(p: number): number {
  let sum = 0;
  for (let k = BRANCH_SERIES.length - 1; k >= 0; k--) sum = sum * p + (BRANCH_SERIES[k] as number);
  return sum;
}

function firstGuess(x: number, branch: number, p: number): number {
  if (Math.abs(p) < 1) return nearBranchPoint(p);
  if (branch === 0) {
    if (x < 3) return Math.log1p(x) * (1 - Math.log1p(Math.log1p(x)) / (2 + Math.log1p(x)));
    const logarithm = Math.log(x);
    return logarithm - Math.log(logarithm);
  }
  const logarithm = Math.log(-x);
  return logarithm - Math.log(-logarithm);
}

/** Halley's iteration on w e^w - x; for large |w| Newton's on w + ln(w/x), which cannot overflow. */
function refine(x: number, w: number): number {
  for (let i = 0; i < 50; i++) {
    let step: number;
    if (Math.abs(w) > 2) {
      step = (w * (Math.log(x / w) - w)) / (1 + w);
    } else {
      const e = Math.exp(w);
      const residual = w * e - x;
      step = -residual / (e * (w + 1) - ((w + 2) * residual) / (2 * w + 2));
    }
    w += step;
    if (!(Math.abs(step) > 1e-16 * Math.abs(w)) || (i > 8 && Math.abs(step) < 1e-14 * Math.abs(w))) break;
  }
  return w;
}

/** Coefficients of W = -1 + p - p^2/3 + 11 p^3/72 - ... */
const BRANCH_SERIES = [
  -1, 1, -0.3333333333333333, 0.1527777777777778, -0.07962962962962963, 0.044502314814814814, -0.02598471487360376,
  0.01563563253233392, -0.009616892024299432, 0.006014543252956118, -0.0038112980348919993, 0.0024408779911439826,
  -0.0015769303446867841, 0.0010262633205076071, -0.0006720616311561362,
];
