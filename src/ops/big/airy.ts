import type { BigNumber } from 'mathjs';
import { bigConstant, bigOf, type Sum, scaled, series, sumOf, withoutCancellation } from './context.ts';
import { bigGamma } from './gamma.ts';
import { bigPow } from './transcendental.ts';

/** Beyond this the power series would need more than a thousand digits. */
const LIMIT = 100;

/**
 * Airy functions in high precision by Maclaurin's series (DLMF 9.4): Ai for `kind` -1, Bi for `kind` 1, or their first
 * derivatives.
 */
export function bigAiry(x: BigNumber, kind: -1 | 1, derivative: boolean): BigNumber {
  if (!x.isFinite() || x.abs().gt(LIMIT)) return bigOf(x, NaN);
  return withoutCancellation([x], (t) => {
    const cube = t.pow(3);
    const scale = kind === 1 ? bigOf(t, 3).sqrt() : bigOf(t, 1);
    const even = scaled(derivative ? derivativeSeries(t, cube, 0) : valueSeries(t, cube, 0), atZero(t, 2).times(scale));
    const odd = scaled(
      derivative ? derivativeSeries(t, cube, 1) : valueSeries(t, cube, 1),
      atZero(t, 1).times(scale).times(kind),
    );
    return sumOf(even, odd);
  });
}

/** Ai(0) for `third` 2, -Ai'(0) for `third` 1: 3^(-third/3)/Gamma(third/3), DLMF 9.2.3, 9.2.4. */
function atZero(like: BigNumber, third: 1 | 2): BigNumber {
  return bigConstant(like, `airy${third}`, (one) => {
    const exponent = one.times(third).div(3);
    return one.div(bigPow(bigOf(one, 3), exponent).times(bigGamma(exponent)));
  });
}

function valueSeries(x: BigNumber, cube: BigNumber, first: 0 | 1): Sum {
  return series(first === 0 ? bigOf(x, 1) : x, (term, k) =>
    term.times(cube).div((3 * k + first) * (3 * k + first - 1)),
  );
}

function derivativeSeries(x: BigNumber, cube: BigNumber, first: 0 | 1): Sum {
  if (first === 0) return series(x.times(x).div(2), (term, k) => term.times(cube).div((3 * k + 2) * (3 * k)));
  return series(bigOf(x, 1), (term, k) => term.times(cube).div(3 * k * (3 * k - 2)));
}
