import type { BigNumber } from 'mathjs';
import { bigOf, classOf, withGuard } from './context.ts';
import { bigPi } from './elementary.ts';

/** K(m) and E(m) in high precision by the arithmetic-geometric mean, DLMF 19.8.5 and 19.8.6. */
export function bigElliptic(m: BigNumber, kind: 'K' | 'E'): BigNumber {
  if (!m.lte(1) || !m.isFinite()) return bigOf(m, NaN);
  if (m.eq(1)) return bigOf(m, kind === 'K' ? Infinity : 1);
  const lost = Math.abs(bigOf(m, 1).minus(m).e);
  return withGuard(15 + lost, [m], (t) => {
    let a = bigOf(t, 1);
    let b = a.minus(t).sqrt();
    let sum = t.div(2);
    for (let weight = bigOf(t, 1); ; weight = weight.times(2)) {
      const c = a.minus(b).div(2);
      [a, b] = [a.plus(b).div(2), a.times(b).sqrt()];
      sum = sum.plus(weight.times(c).times(c));
      if (c.isZero() || c.e < a.e - classOf(t).precision / 2 - 2) break;
    }
    const K = bigPi(t).div(a.times(2));
    return kind === 'K' ? K : K.times(bigOf(t, 1).minus(sum));
  });
}

/**
 * The integral of sin(t)^(2p) (1 - m sin(t)^2)^(-q - 1/2) over [0, pi/2] for whole numbers p >= 0 and q. With
 * D^2 = 1 - m sin^2 every power of the sine is a difference of powers of D, and the derivative of sin cos D^n, integrated, leads
 * from K and E to every odd power of D.
 */
export function bigEllipint(p: BigNumber, q: BigNumber, m: BigNumber): BigNumber {
  const [sines, power] = [p.toNumber(), q.toNumber()];
  if (!m.lte(1) || !m.isFinite() || !Number.isInteger(sines) || !Number.isInteger(power) || sines < 0) {
    return bigOf(m, NaN);
  }
  if (m.eq(1) && power >= 0) return bigOf(m, Infinity);
  if (m.isZero()) return wallis(sines, m);
  // Each step loses what m, or 1 - m, is away from 1.
  const complement = bigOf(m, 1).minus(m);
  const steep = Math.max(1, Math.abs(m.e), complement.isZero() ? 0 : Math.abs(complement.e)) + 1;
  return withGuard(20 + 2 * (sines + Math.abs(power) + 1) * steep, [m], (t) => {
    let row = Array.from({ length: sines + 1 }, (_, i) => oddPower(-2 * (power - i) - 1, t));
    for (let step = 0; step < sines; step++) {
      row = row.slice(0, -1).map((value, i) => value.minus(row[i + 1] as BigNumber).div(t));
    }
    return row[0] as BigNumber;
  });
}

/** The integral of sin^(2p): pi/2 * 1/2 * 3/4 * ... */
function wallis(p: number, like: BigNumber): BigNumber {
  let value = bigPi(like).div(2);
  for (let i = 1; i <= p; i++) value = value.times(2 * i - 1).div(2 * i);
  return value;
}

/** The integral J_n of D^n for an odd n: (n + 2) J_(n+2) = (n + 1)(2 - m) J_n - n (1 - m) J_(n-2). */
function oddPower(n: number, m: BigNumber): BigNumber {
  const one = bigOf(m, 1);
  const [two, complement] = [one.plus(1).minus(m), one.minus(m)];
  let [lower, upper] = [bigElliptic(m, 'K'), bigElliptic(m, 'E')];
  if (n === -1) return lower;
  for (let k = 1; k < n; k += 2) {
    // At m = 1 the infinite K stands beside the factor 0.
    const rest = complement.isZero() ? complement : lower.times(k).times(complement);
    [lower, upper] = [
      upper,
      two
        .times(k + 1)
        .times(upper)
        .minus(rest)
        .div(k + 2),
    ];
  }
  for (let k = -1; k > n + 1; k -= 2) {
    [lower, upper] = [
      two
        .times(k + 1)
        .times(lower)
        .minus(upper.times(k + 2))
        .div(complement.times(k)),
      lower,
    ];
  }
  return n < 0 ? lower : upper;
}
