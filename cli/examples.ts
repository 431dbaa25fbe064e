/** Examples that lead the help. Tests run every one of them. */
export const EXAMPLES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  diff: [
    ['diff "x^2*sin(x)" --at 1', 'the five methods at a point'],
    ['diff "x^2*sin(x)"', 'the derivative, checked at several points'],
    ['diff "x^2 + x*y" --at x=1,y=2', 'the gradient'],
    ['diff "exp(-x^2/2)" --order 3 --at 0.5', 'the third derivative'],
    ['diff "x sin(x)" --at 1 --manual "sin x + x cos x"', 'check what you worked out by hand'],
    ['echo "-x^2" | diff - --at -1 --json', 'for scripts'],
  ],
};
