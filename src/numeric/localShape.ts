import type { BigNumber } from 'mathjs';
import { bigClass } from './big.ts';
import type { Subject } from './limit.ts';
import { range, stencil } from './weights.ts';

/** What f looks like next to the point: where it is defined, and whether it goes on smoothly. */
export interface LocalShape {
  readonly sides: 'both' | 'left' | 'right' | 'none';
  readonly jump: boolean;
  readonly kink: boolean;
  readonly evaluations: number;
}

/** Steps at which a smooth f looks straight. One that bends more sharply still is treated side by side, with the same result. */
const PROBES = [12, 15] as const;
const PROBE_PRECISION = 40;

/** Digits by which the second look is closer than the first, which takes 15: well below the spacing of doubles. */
export const CLOSER = 24;

export function isSmooth({ sides, jump, kink }: LocalShape): boolean {
  return sides === 'both' && !jump && !kink;
}

/** Whether f is defined, continuous and bends smoothly next to the point. Only values of f tell. */
export function localShape(subject: Subject, order: number, hasPieces: boolean): LocalShape {
  const Big = bigClass(PROBE_PRECISION + subject.size + subject.shift);
  const { x, f } = subject.make(Big);
  const centre = f(x);
  const [near, nearer] = PROBES.map((exponent) => {
    const h = new Big(`1e-${exponent + subject.shift}`);
    return { h, right: f(x.plus(h)), left: f(x.minus(h)) };
  }) as [Probe, Probe];
  const evaluations = 5;
  const right = nearer.right.isFinite();
  const left = nearer.left.isFinite();
  if (!centre.isFinite() || (!right && !left)) return { sides: 'none', jump: false, kink: false, evaluations };
  if (!right || !left) return { sides: right ? 'right' : 'left', jump: false, kink: false, evaluations };
  const floor = centre.abs().times(`1e-${Big.precision - 5}`);
  const staysUp = (measure: (probe: Probe) => BigNumber) =>
    measure(nearer).greaterThan(floor) && measure(nearer).greaterThan(measure(near).times(0.5));
  const jump =
    staysUp((probe) => probe.right.minus(centre).abs()) || staysUp((probe) => probe.left.minus(centre).abs());
  const bend = ({ right, left }: Probe) => right.minus(centre).minus(centre.minus(left)).abs();
  const slopesDiffer =
    bend(nearer).greaterThan(floor) && bend(nearer).div(nearer.h).greaterThan(bend(near).div(near.h).times(0.5));
  const kink = slopesDiffer || (order > 1 && hasPieces && sidesDiffer(subject, order));
  return { sides: 'both', jump, kink, evaluations };
}

interface Probe {
  readonly h: BigNumber;
  readonly right: BigNumber;
  readonly left: BigNumber;
}

/** Whether the derivatives of this order, taken to first accuracy on each side, keep apart. */
function sidesDiffer({ make, size, shift }: Subject, order: number): boolean {
  const exponents = [8, 10] as const;
  const Big = bigClass(PROBE_PRECISION + size + order * (exponents[1] + 1 + shift));
  const { x, f } = make(Big);
  const [near, nearer] = exponents.map((exponent) => {
    const h = new Big(`1e-${exponent + shift}`);
    const quotient = (side: 1 | -1) => {
      const { offsets, weights } = stencil(
        order,
        range(0, order).map((offset) => offset * side),
      );
      const terms = offsets.map((offset, i) => f(x.plus(h.times(offset))).times(String(weights[i])));
      return terms.reduce((sum, term) => sum.plus(term)).div(h.pow(order));
    };
    return { gap: quotient(1).minus(quotient(-1)).abs(), h };
  }) as [{ gap: BigNumber; h: BigNumber }, { gap: BigNumber; h: BigNumber }];
  return nearer.gap.greaterThan('1e-20') && nearer.gap.greaterThan(near.gap.times(0.5));
}
