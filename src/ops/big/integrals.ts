/** Sine, cosine, exponential and Fresnel integrals in high precision: power series, asymptotic ones for large x. */
import type { BigNumber } from 'mathjs';
import { bigOf, classOf, type Sum, scaled, series, sumOf, withGuard, withoutCancellation } from './context.ts';
import { bigPi } from './elementary.ts';
import { bigEuler } from './gamma.ts';
import { bigCos, bigExp, bigLn, bigSin } from './transcendental.ts';

/** DLMF 6.6.5 and 6.12.3. */
export function bigSi(x: BigNumber): BigNumber {
  if (x.isNegative()) return bigSi(x.negated()).negated();
  if (x.isZero() || !x.isFinite()) return x.isZero() ? x : x.isNaN() ? x : bigPi(x).div(2);
  if (isLarge(x)) {
    return withGuard(10, [x], (t) => {
      const { f, g } = auxiliary(t);
      return bigPi(t)
        .div(2)
        .minus(f.times(bigCos(t)))
        .minus(g.times(bigSin(t)));
    });
  }
  return withoutCancellation([x], (t) => oscillating(t, 1));
}

/** DLMF 6.6.6 and 6.12.4, for x > 0. */
export function bigCi(x: BigNumber): BigNumber {
  if (x.isZero() || x.isNegative() || !x.isFinite()) return bigOf(x, x.isZero() ? -Infinity : x.gt(0) ? 0 : NaN);
  if (isLarge(x)) {
    return withoutCancellation([x], (t) => {
      const { f, g } = auxiliary(t);
      return sumOf(f.times(bigSin(t)), g.times(bigCos(t)).negated());
    });
  }
  return withoutCancellation([x], (t) => sumOf(bigEuler(t), bigLn(t), oscillating(t, 2)));
}

/** DLMF 6.6.2 and 6.12.2. */
export function bigEi(x: BigNumber): BigNumber {
  if (x.isZero()) return bigOf(x, -Infinity);
  if (!x.isFinite()) return x.isNaN() || x.gt(0) ? x : bigOf(x, 0);
  if (isLarge(x.abs())) {
    return withGuard(10, [x], (t) => {
      const inverse = bigOf(t, 1).div(t);
      return series(bigOf(t, 1), (term, k) => term.times(inverse).times(k))
        .value.times(bigExp(t))
        .div(t);
    });
  }
  return withoutCancellation([x], (t) => {
    let power = t;
    const sum = series(t, (_, k) => {
      power = power.times(t).div(k + 1);
      return power.div(k + 1);
    });
    return sumOf(bigEuler(t), bigLn(t.abs()), sum);
  });
}

/** Ei(ln x). */
export function bigLi(x: BigNumber): BigNumber {
  if (x.isZero()) return x;
  return x.isNegative() ? bigOf(x, NaN) : withGuard(10, [x], (t) => bigEi(bigLn(t)));
}

/** DLMF 7.6.4, 7.6.6 and 7.5.3, 7.5.4 with 7.12.2, 7.12.3: S for `first` 1, C for `first` 0. */
export function bigFresnel(x: BigNumber, first: 0 | 1): BigNumber {
  if (x.isNegative()) return bigFresnel(x.negated(), first).negated();
  if (x.isZero() || !x.isFinite()) return x.isFinite() ? x : bigOf(x, x.isNaN() ? NaN : 0.5);
  if (isLarge(x.times(x).times(1.5))) return withGuard(10, [x], (t) => largeFresnel(t, first));
  return withoutCancellation([x], (t) => {
    const u = bigPi(t).div(2).times(t).times(t);
    const square = u.times(u).negated();
    let power = first === 1 ? u.times(t) : t;
    const start = power.div(2 * first + 1);
    return series(start, (_, k) => {
      power = power.times(square).div((2 * k + first) * (2 * k + first - 1));
      return power.div(4 * k + 2 * first + 1);
    });
  });
}

function largeFresnel(x: BigNumber, first: 0 | 1): BigNumber {
  const u = bigPi(x).times(x).times(x);
  const ratio = bigOf(x, -1).div(u.times(u));
  const one = bigOf(x, 1);
  const f = series(one, (term, k) => term.times(ratio).times((4 * k - 3) * (4 * k - 1))).value.div(bigPi(x).times(x));
  const g = series(one, (term, k) => term.times(ratio).times((4 * k - 1) * (4 * k + 1))).value.div(
    u.times(bigPi(x)).times(x),
  );
  const angle = u.div(2);
  return first === 1
    ? f
        .times(bigCos(angle))
        .plus(g.times(bigSin(angle)))
        .negated()
        .plus(0.5)
    : f
        .times(bigSin(angle))
        .minus(g.times(bigCos(angle)))
        .plus(0.5);
}

/** Si for `first` 1; Ci without its logarithm for `first` 2. */
function oscillating(t: BigNumber, first: 1 | 2): Sum {
  const square = t.times(t).negated();
  let power = first === 1 ? t : square.div(2);
  return series(power.div(first), (_, k) => {
    const n = 2 * k + first;
    power = power.times(square).div(n * (n - 1));
    return power.div(n);
  });
}

/** The auxiliary functions f and g of DLMF 6.12.3, 6.12.4. */
function auxiliary(x: BigNumber): { f: BigNumber; g: BigNumber } {
  const inverse = bigOf(x, 1).div(x);
  const square = inverse.times(inverse).negated();
  const one = bigOf(x, 1);
  return {
    f: scaled(
      series(one, (term, k) => term.times(square).times(2 * k * (2 * k - 1))),
      inverse,
    ).value,
    g: scaled(
      series(one, (term, k) => term.times(square).times(2 * k * (2 * k + 1))),
      inverse.times(inverse),
    ).value,
  };
}

/** Whether an asymptotic series whose smallest term is about e^(-x) reaches the precision. */
function isLarge(x: BigNumber): boolean {
  return x.gt(2.31 * classOf(x).precision + 60);
}
