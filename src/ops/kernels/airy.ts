/**
 * Airy functions and their derivatives in double precision: Maclaurin's series (DLMF 9.4) near 0, Bessel functions of
 * order 1/3 and 2/3 (9.6) elsewhere, and beside the zeros down to -7, where these lose digits, Taylor's series about the zero.
 */
import { airyBesideZero } from './airyZeros.ts';
import { besseljy } from './bessel.ts';
import { besseli, besselk } from './besselModified.ts';

const SQRT3 = Math.sqrt(3);
/** Ai(0) and -Ai'(0), DLMF 9.2.3 and 9.2.4. */
const AI0 = 0.355028053887817239;
const AI1 = 0.258819403792806798;
const SERIES_LIMIT = 1;

export function airyai(x: number): number {
  if (Math.abs(x) <= SERIES_LIMIT) return AI0 * series(x, 0) - AI1 * series(x, 1);
  const besideZero = airyBesideZero.airyai(x);
  if (besideZero !== undefined) return besideZero;
  const [root, zeta] = argument(x);
  if (x > 0) return (root / (Math.PI * SQRT3)) * besselk(1 / 3, zeta);
  const { j, y } = besseljy(1 / 3, zeta);
  return (root / 2) * (j - y / SQRT3);
}

export function airybi(x: number): number {
  if (Math.abs(x) <= SERIES_LIMIT) return SQRT3 * (AI0 * series(x, 0) + AI1 * series(x, 1));
  const besideZero = airyBesideZero.airybi(x);
  if (besideZero !== undefined) return besideZero;
  const [root, zeta] = argument(x);
  if (x > 0) return (root / SQRT3) * (2 * besseli(1 / 3, zeta) + (SQRT3 / Math.PI) * besselk(1 / 3, zeta));
  const { j, y } = besseljy(1 / 3, zeta);
  return (-root / 2) * (j / SQRT3 + y);
}

export function airyaiprime(x: number): number {
  if (Math.abs(x) <= SERIES_LIMIT) return AI0 * seriesDerivative(x, 0) - AI1 * seriesDerivative(x, 1);
  const besideZero = airyBesideZero.airyaiprime(x);
  if (besideZero !== undefined) return besideZero;
  const [, zeta] = argument(x);
  if (x > 0) return (-x / (Math.PI * SQRT3)) * besselk(2 / 3, zeta);
  const { j, y } = besseljy(2 / 3, zeta);
  return (-x / 2) * (j + y / SQRT3);
}

export function airybiprime(x: number): number {
  if (Math.abs(x) <= SERIES_LIMIT) return SQRT3 * (AI0 * seriesDerivative(x, 0) + AI1 * seriesDerivative(x, 1));
  const besideZero = airyBesideZero.airybiprime(x);
  if (besideZero !== undefined) return besideZero;
  const [, zeta] = argument(x);
  if (x > 0) return (x / SQRT3) * (2 * besseli(2 / 3, zeta) + (SQRT3 / Math.PI) * besselk(2 / 3, zeta));
  const { j, y } = besseljy(2 / 3, zeta);
  return (-x / 2) * (j / SQRT3 - y);
}

/** sqrt(|x|) and (2/3)|x|^(3/2). */
function argument(x: number): [number, number] {
  const root = Math.sqrt(Math.abs(x));
  return [root, (2 / 3) * Math.abs(x) * root];
}

/** The solution of w'' = x w that starts as x^first, first 0 or 1. */
function series(x: number, first: 0 | 1): number {
  let term = first === 0 ? 1 : x;
  let sum = term;
  for (let k = first + 3; Math.abs(term) > Math.abs(sum) * 1e-18; k += 3) {
    term *= (x * x * x) / (k * (k - 1));
    sum += term;
  }
  return sum;
}

/** Its derivative; x^k has the coefficient of x^(k-3) over k(k-1), so the derivative's terms have ratio x^3/((k-1)(k-3)). */
function seriesDerivative(x: number, first: 0 | 1): number {
  let term = first === 0 ? (x * x) / 2 : 1;
  let sum = term;
  for (let k = first === 0 ? 6 : 4; Math.abs(term) > Math.abs(sum) * 1e-18; k += 3) {
    term *= (x * x * x) / ((k - 1) * (k - 3));
    sum += term;
  }
  return sum;
}
