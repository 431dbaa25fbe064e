import type { BigNumber } from 'mathjs';
import { lambertw } from '../kernels/lambertw.ts';
import { bigOf, classOf, withGuard } from './context.ts';
import { bigExp } from './transcendental.ts';

/** Lambert's W in high precision: Halley's iteration from the double. */
export function bigLambertw(x: BigNumber, branch = 0): BigNumber {
  const start = lambertw(x.toNumber(), branch);
  if (x.isZero() || !Number.isFinite(start)) return bigOf(x, start);
  const digits = classOf(x).precision;
  // Next to the branch point the root is nearly double: half the digits are lost.
  return withGuard(Math.abs(start + 1) < 0.01 ? digits + 20 : 15, [x], (t) => {
    let w = Math.abs(start + 1) < 0.01 ? nearBranchPoint(t, branch) : bigOf(t, start);
    if (w.eq(-1) || w.isNaN()) return w;
    for (let i = 0; i < 60; i++) {
      const e = bigExp(w);
      const residual = w.times(e).minus(t);
      const slope = e.times(w.plus(1));
      const step = residual.div(slope.minus(w.plus(2).times(residual).div(w.times(2).plus(2))));
      w = w.minus(step);
      if (step.isZero() || 3 * (w.e - step.e) > classOf(t).precision + 10) break;
    }
    return w;
  });
}

/** The first terms in p = sqrt(2(e x + 1)), where the double has lost its digits. */
function nearBranchPoint(x: BigNumber, branch: number): BigNumber {
  const square = bigExp(bigOf(x, 1)).times(x).plus(1).times(2);
  // -1/e itself, rounded to half the digits carried here, may lie below the branch point.
  if (square.isNegative() && square.e < 10 - classOf(x).precision / 2) return bigOf(x, -1);
  const p = square.sqrt().times(branch === 0 ? 1 : -1);
  return p.minus(p.times(p).div(3)).minus(1);
}
