/** Bessel functions of any real order in high precision. */
import type { BigNumber } from 'mathjs';
import { bigOf, classOf, type Sum, scaled, series, sumOf, withGuard, withoutCancellation } from './context.ts';
import { bigPi } from './elementary.ts';
import { bigEuler, bigGamma } from './gamma.ts';
import { bigCos, bigExp, bigLn, bigSin } from './transcendental.ts';

/** J: the power series (DLMF 10.2.2), Hankel's expansion (10.17.3) for large x. */
export function bigBesselj(n: BigNumber, x: BigNumber): BigNumber {
  return firstKind(n, x, -1);
}

/** I: the power series, DLMF 10.25.2. */
export function bigBesseli(n: BigNumber, x: BigNumber): BigNumber {
  return firstKind(n, x, 1);
}

/** Y, from J of both signs of the order (DLMF 10.2.3); for an integer order its own series (10.8.1). */
export function bigBessely(n: BigNumber, x: BigNumber): BigNumber {
  if (!x.gt(0) || !x.isFinite() || tooLarge(n, x)) return bigOf(x, x.isZero() ? -Infinity : NaN);
  if (isLarge(x, n)) return withGuard(15, [n, x], (v, t) => hankel(v, t).y);
  if (n.isInteger()) {
    const order = Math.abs(n.toNumber());
    const y = withoutCancellation([x], (t) => integerOrderY(order, t));
    return n.isNegative() && order % 2 === 1 ? y.negated() : y;
  }
  return withoutCancellation([n, x], (v, t) => {
    const angle = bigPi(t).times(v.mod(2));
    const sine = bigSin(angle);
    const plus = scaled(powerSeries(v, t, -1), bigCos(angle));
    const minus = powerSeries(v.negated(), t, -1);
    const sum = sumOf(plus, { value: minus.value.negated(), top: minus.top });
    return { value: sum.value.div(sine), top: sum.top - sine.e };
  });
}

/**
 * K: the integral of e^(-x cosh t) cosh(n t) over t >= 0 (DLMF 10.32.9) by the trapezoidal rule. The integrand is
 * analytic for |Im t| < pi/2, so the error falls exponentially with 1/step.
 */
export function bigBesselk(n: BigNumber, x: BigNumber): BigNumber {
  if (!x.gt(0) || !x.isFinite() || tooLarge(n, x)) return bigOf(x, x.isZero() ? Infinity : NaN);
  return withGuard(15, [n.abs(), x], (v, t) => {
    const nats = 2.31 * classOf(t).precision + 5;
    const width = Math.sqrt((2 * Math.PI ** 2) / (nats * t.toNumber()));
    const step = bigOf(t, Math.min(8 / (nats + 1.3 * v.toNumber()), width));
    let sum = bigOf(t, 0.5);
    // e^(k step) and e^(k v step), by multiplication.
    const ratio = bigExp(step);
    const ratioOfOrder = bigExp(step.times(v));
    let power = bigOf(t, 1);
    let powerOfOrder = bigOf(t, 1);
    for (let k = 1; k < 100000; k++) {
      power = power.times(ratio);
      powerOfOrder = powerOfOrder.times(ratioOfOrder);
      const cosh = power.plus(bigOf(t, 1).div(power)).div(2);
      const coshOfOrder = powerOfOrder.plus(bigOf(t, 1).div(powerOfOrder)).div(2);
      const term = bigExp(t.times(cosh.minus(1)).negated()).times(coshOfOrder);
      sum = sum.plus(term);
      if (term.e < sum.e - classOf(t).precision - 2) break;
    }
    return sum.times(step).times(bigExp(t.negated()));
  });
}

/** j_n(x) for an integer n >= 0: its power series (DLMF 10.53.1), upward recurrence for large x. */
export function bigSphericalj(n: BigNumber, x: BigNumber): BigNumber {
  if (!n.isInteger() || n.isNegative() || !x.isFinite() || tooLarge(n, x)) return bigOf(x, NaN);
  const order = n.toNumber();
  if (x.isZero()) return bigOf(x, order === 0 ? 1 : 0);
  if (order === 0) return bigSin(x).div(x);
  if (x.abs().gt(Math.max(60, 2 * order))) {
    return withGuard(20, [x], (t) => {
      let previous = bigSin(t).div(t);
      let current = previous.minus(bigCos(t)).div(t);
      for (let k = 1; k < order; k++)
        [previous, current] = [
          current,
          current
            .times(2 * k + 1)
            .div(t)
            .minus(previous),
        ];
      return current;
    });
  }
  return withoutCancellation([x], (t) => {
    let first = bigOf(t, 1);
    for (let k = 1; k <= order; k++) first = first.times(t).div(2 * k + 1);
    const square = t.times(t).div(-2);
    return series(first, (term, k) => term.times(square).div(k * (2 * order + 2 * k + 1)));
  });
}

function firstKind(n: BigNumber, x: BigNumber, sign: 1 | -1): BigNumber {
  if (!x.isFinite() || tooLarge(n, x)) return bigOf(x, NaN);
  if (n.isInteger()) {
    // DLMF 10.4.1, 10.27.1, and the parity of the series.
    const parity = n.mod(2).isZero() ? 1 : -1;
    if (n.isNegative()) return firstKind(n.negated(), x, sign).times(sign === 1 ? 1 : parity);
    if (x.isNegative()) return firstKind(n, x.negated(), sign).times(parity);
  }
  if (x.isNegative() && !x.isZero()) return bigOf(x, NaN);
  if (x.isZero()) return bigOf(x, n.isZero() ? 1 : n.isNegative() ? NaN : 0);
  if (sign === -1 && isLarge(x, n)) return withGuard(15, [n, x], (v, t) => hankel(v, t).j);
  return withoutCancellation([n, x], (v, t) => powerSeries(v, t, sign));
}

function integerOrderY(n: number, x: BigNumber): Sum {
  const half = x.div(2);
  const square = half.times(half);
  const one = bigOf(x, 1);
  // (x/2)^n/n!, and (n-1)! (x/2)^-n with the finite sum that it leads.
  let first = one;
  for (let k = 1; k <= n; k++) first = first.times(half).div(k);
  const finite: BigNumber[] = [];
  let term = one.div(first.times(Math.max(n, 1)));
  for (let k = 0; k < n; k++) {
    finite.push(term.negated());
    if (k < n - 1) term = term.times(square).div((k + 1) * (n - k - 1));
  }
  // psi(k+1) + psi(n+k+1) = H_k + H_(n+k) - 2 gamma; the constant joins the logarithm.
  let harmonic = bigOf(x, 0);
  for (let k = 1; k <= n; k++) harmonic = harmonic.plus(one.div(k));
  let power = first;
  const weighted = series(power.times(harmonic).negated(), (_, k) => {
    power = power.times(square).div(-k * (n + k));
    harmonic = harmonic.plus(one.div(k)).plus(one.div(n + k));
    return power.times(harmonic).negated();
  });
  const logarithm = bigLn(half).plus(bigEuler(x)).times(2);
  const j = series(first, (last, k) => last.times(square).div(-k * (n + k)));
  return scaled(sumOf(...finite, weighted, scaled(j, logarithm)), one.div(bigPi(x)));
}

function powerSeries(n: BigNumber, x: BigNumber, sign: 1 | -1): Sum {
  const square = x.times(x).div(4 * sign);
  const first = x
    .div(2)
    .pow(n)
    .div(bigGamma(n.plus(1)));
  return series(first, (term, k) => term.times(square).div(n.plus(k).times(k)));
}

function hankel(n: BigNumber, x: BigNumber): { j: BigNumber; y: BigNumber } {
  const fourSquares = n.times(n).times(4);
  let term = bigOf(x, 1);
  let even = term;
  let odd = bigOf(x, 0);
  for (let k = 1; term.e > -classOf(x).precision; k++) {
    term = term.times(fourSquares.minus((2 * k - 1) ** 2)).div(x.times(8 * k));
    if (term.isZero()) break;
    const signed = k % 4 < 2 ? term : term.negated();
    if (k % 2 === 1) odd = odd.plus(signed);
    else even = even.plus(signed);
  }
  const angle = x.minus(bigPi(x).times(n.div(2).plus(0.25)));
  const scale = bigOf(x, 2).div(bigPi(x).times(x)).sqrt();
  const cos = bigCos(angle);
  const sin = bigSin(angle);
  return {
    j: scale.times(cos.times(even).minus(sin.times(odd))),
    y: scale.times(sin.times(even).plus(cos.times(odd))),
  };
}

/** Whether Hankel's expansion, whose smallest term is about e^(-2x), reaches the precision. */
function isLarge(x: BigNumber, n: BigNumber): boolean {
  return x.gt(1.2 * classOf(x).precision + 40) && x.gt(n.times(n));
}

/** Beyond, the number of steps leaves what is worth computing. */
function tooLarge(n: BigNumber, x: BigNumber): boolean {
  return !n.abs().lte(500) || x.abs().gt(1e6);
}
