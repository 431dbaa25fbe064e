/** What another system's name of a function is written as here, or why there is none. */
const ADVICE: readonly (readonly [suggestion: string, names: string])[] = [
  ['Fluxion takes no limits; a derivative is d/dx(...).', 'lim limit Limit'],
  ['Write diff(x^2, x) or d/dx(x^2).', 'D Diff Derivative grad gradient Grad'],
  [
    'Write integral(t^2, t, 0, x), with bounds: Fluxion finds no antiderivatives.',
    'int Int Integrate antiderivative antiderivate primitive quad',
  ],
  ['Write sum(k^2, k, 1, n).', 'Sum summation nsum'],
  ['Write product(k, k, 1, n).', 'Product'],
  ['Fluxion solves no equations; it differentiates along their curves, as in implicit.', 'Solve NSolve fsolve roots'],
  ['Fluxion solves no differential equations.', 'dsolve DSolve odesolve ode'],
  ['A Taylor polynomial is the result of taylor, not part of a formula.', 'taylor series Series'],
  ['Fluxion has no such transform.', 'laplace ilaplace LaplaceTransform fourier FourierTransform mellin'],
  [
    'Write the formula alone: simplify brings it into another form.',
    'expand factor collect simplify Simplify Expand Factor apart together',
  ],
  ['Functions are real-valued here.', 'Re Im re im conj Conjugate arg Arg real imag'],
  ['It is no function but a distribution; step(x) is the unit step.', 'dirac Dirac DiracDelta diracdelta'],
  ['Write binomial(n, k).', 'nCr nCk choose comb nchoosek Binomial'],
  ['Write factorial(x) or x!.', 'fact Factorial'],
  ['Write nthRoot(x, n).', 'root nroot surd'],
  ['Write airyai(x) or airybi(x).', 'airy Airy'],
  ['Write mod(x, 1).', 'frac fract FractionalPart'],
  ['A function has one value at each point; random numbers have none.', 'rand random randn randint'],
  ['Write a matrix as [1, 2; 3, 4].', 'matrix Matrix array vector'],
  ['A function is defined as f(x) = x^2.', 'function func fun def lambda Function'],
];

const BY_NAME: ReadonlyMap<string, string> = new Map(
  ADVICE.flatMap(([suggestion, names]) => names.split(/\s+/).map((name) => [name, suggestion] as const)),
);

/** What to do about a function of another system; undefined for a name that none is known for. */
export function foreignAdvice(name: string): string | undefined {
  return BY_NAME.get(name) ?? (/^D_?[a-z]$/.test(name) ? BY_NAME.get('D') : undefined);
}
