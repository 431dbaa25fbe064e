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
