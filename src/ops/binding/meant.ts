import { lostInProduct } from './twoDoubles.ts';

/** Denominators of the fractions, and of the multiples of pi, that a double may be meant as. */
const LARGEST_DENOMINATOR = 100_000;
const LARGEST_OF_PI = 48;
const MOST_STEPS = 12;

/** What the double nearest to pi lacks. */
const PI_REST = 1.2246467991473532e-16;

/**
 * What a double lacks of the number that it is meant as: of 13/10 for 1.3, of pi/2 for the double next to it; 0 where no short fraction
 * and no simple multiple of pi has this double. Bounds of integrals and the numbers in them are read alike, so that 1.69 - t^2 is 0 at
 * t = 1.3, and cos(t) at pi/2.
 */
export function restOf(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return 0;
  const fraction = fractionNear(value, LARGEST_DENOMINATOR);
  if (fraction !== undefined && fraction[0] / fraction[1] === value) {
    const [above, below] = fraction;
    const product = below * value;
    return (above - product - lostInProduct(below, value, product)) / below;
  }
  const turns = fractionNear(value / Math.PI, LARGEST_OF_PI);
  if (turns === undefined || turns[0] === 0) return 0;
  const [above, below] = turns;
  const multiple = above * Math.PI;
  const quotient = multiple / below;
  if (Math.abs(quotient - value) > 2 ** -52 * Math.abs(value)) return 0;
  const back = quotient * below;
  const lost = multiple - back - lostInProduct(quotient, below, back) + lostInProduct(above, Math.PI, multiple);
  const rest = quotient - value + (lost + above * PI_REST) / below;
  return Math.abs(rest) <= 2 ** -53 * Math.abs(value) ? rest : 0;
}

/** The first convergent of the continued fraction that is the value to the last digits, with a denominator up to a bound. */
function fractionNear(value: number, largest: number): readonly [number, number] | undefined {
  let [above, below, aboveBefore, belowBefore] = [Math.floor(value), 1, 1, 0];
  let rest = value - above;
  for (let i = 0; i < MOST_STEPS && below <= largest; i++) {
    if (Math.abs(above / below - value) <= 2 ** -52 * Math.abs(value)) return [above, below];
    if (rest === 0) return undefined;
    const inverse = 1 / rest;
    const whole = Math.floor(inverse);
    rest = inverse - whole;
    [above, aboveBefore] = [whole * above + aboveBefore, above];
    [below, belowBefore] = [whole * below + belowBefore, below];
  }
  return undefined;
}
