/** Complete elliptic integrals of the parameter m = k^2, in double precision. */

/** Larger exponents are not computed: the integrand would underflow. */
const LARGEST = 100;

/** K(m) by the arithmetic-geometric mean, DLMF 19.8.5. */
export function ellipk(m: number): number {
  if (!(m <= 1)) return NaN;
  let a = 1;
  let b = Math.sqrt(1 - m);
  if (b === 0) return Infinity;
  while (Math.abs(a - b) > 1e-9 * a) [a, b] = [(a + b) / 2, Math.sqrt(a * b)];
  return Math.PI / (a + b);
}

/**
 * The integral of sin(t)^(2p) (1 - m sin(t)^2)^(-q - 1/2) over [0, pi/2]. K is (0, 0), E is (0, -1), and every
 * derivative by m is again such an integral of a positive function, so nothing cancels, at m = 0 neither.
 *
 * With tan(t) = e^u / (1-m)^(1/4) the integrand is analytic for |Im u| < pi/2 and falls exponentially, whatever m is:
 * the trapezoidal rule converges exponentially.
 */
export function ellipint(p: number, q: number, m: number): number {
  if (!(m <= 1) || !(p > -0.5 && p <= LARGEST) || !(Math.abs(q) <= LARGEST)) return NaN;
  if (m === 1) return q < 0 ? atOne(p, q) : Infinity;
  const complement = 1 - m;
  const step = 0.125;
  const scale = complement ** -0.25;
  const integrand = (u: number): number => {
    const tan = scale * Math.exp(u);
    const cosSquare = 1 / (1 + tan * tan);
    const sinSquare = 1 / (1 + 1 / (tan * tan));
    // 1 - m sin^2 = cos^2 + (1-m) sin^2
    return sinSquare ** (p + 0.5) * Math.sqrt(cosSquare) * (cosSquare + complement * sinSquare) ** (-q - 0.5);
  };
  let sum = integrand(0);
  for (const direction of [1, -1]) {
    let largest = sum;
    for (let k = 1; k < 8000; k++) {
      const term = integrand(direction * k * step);
      sum += term;
      largest = Math.max(largest, term);
      // Far from the maximum the first terms may underflow.
      if (largest > 0 ? !(term >= largest * 1e-19) : Number.isNaN(term)) break;
    }
  }
  return step * sum;
}

/** At m = 1 the integrand is sin^(2p) cos^(-2q-1): half of Beta(p + 1/2, -q), by the same substitution. */
function atOne(p: number, q: number): number {
  const step = 0.125;
  let sum = 0;
  for (let k = -800; k <= 800; k++) {
    const square = Math.exp(2 * k * step);
    sum += (1 / (1 + 1 / square)) ** (p + 0.5) * (1 / (1 + square)) ** -q;
  }
  return step * sum;
}
