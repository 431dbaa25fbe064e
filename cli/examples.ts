/** Examples that lead the help. Tests run every one of them. */
export const EXAMPLES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  diff: [
    ['diff "x^2*sin(x)" --at 1', 'the five methods at a point'],
    ['diff "x^2*sin(x)"', 'the derivative, checked at several points'],
    ['diff "x^2 + x*y" --at x=1,y=2', 'the gradient'],
    ['diff "exp(-x^2/2)" --order 3 --at 0.5', 'the third derivative'],
    ['diff "x sin(x)" --at 1 --manual "sin x + x cos x"', 'check what you worked out by hand'],
    ['diff "x^2*sin(x)" --steps', 'step by step, a rule a line'],
    ['diff "ln(x1) + x1*x2 - sin(x2)" --at x1=2,x2=5 --trace', 'what automatic differentiation does'],
    ['diff "x^2*sin(x)" --at 1 --graph text', 'the computation graph'],
    ['diff "x^2*sin(x)" --at 1 --plot error', 'why differences lose digits'],
    ['echo "-x^2" | diff - --at -1 --json', 'for scripts'],
  ],
  check: [
    ['fluxion check "x^2 sin(x)" "x (2 sin x + x cos x)"', 'right, in any form'],
    ['fluxion check "x^2 sin(x)" "2x cos(x)"', 'wrong, and the likely mistake; exit code 1'],
    ['fluxion check "x*y^2" "2x*y" --wrt y', 'one of several variables'],
    ['fluxion check "x^2 + y^2 = 1" "-x/y"', 'the slope along the curve of an equation'],
  ],
  practice: [
    ['fluxion practice --topic chain --level 2 --seed 7', 'an exercise'],
    ['fluxion practice --topic chain --level 2 --seed 7 --hint', 'the first rule'],
    ['fluxion practice --topic power --seed 3 --solution', 'the solution, line by line'],
  ],
  examples: [
    ['fluxion examples', 'the catalogue'],
    ['fluxion examples survey-example', 'one of them by every method'],
    ['fluxion examples survey-table-1', 'a table of the survey, computed'],
  ],
  compare: [
    ['fluxion compare product helmholtz dense-layer', 'some examples by all methods'],
    ['fluxion compare --json', 'the whole catalogue, for scripts'],
  ],
  serve: [
    ['fluxion serve', 'the page, at the address it prints'],
    ['fluxion serve --port 3000 --open', 'on another port, and in the browser at once'],
  ],
  fluxion: [
    ['fluxion', 'a prompt, with history and completion'],
    ['fluxion diff "x^2*sin(x)" --at 1', 'one derivative by five methods'],
    ['fluxion taylor "ln(1+x)" --order 5', 'a Taylor polynomial'],
    ['fluxion equal "sin(2x)" "2 sin x cos x"', 'are these equal?'],
  ],
  gradient: [
    ['fluxion gradient "x^2*y + sin(x*y)"', 'the partial derivatives'],
    ['fluxion gradient "x^2*y" --at x=1,y=2', 'and their values at a point'],
    ['fluxion gradient "a*x^2 + b*x" --wrt a,b', 'by some of the variables'],
    ['fluxion gradient "x^2*y" --code ts', 'and as source code, here in TypeScript'],
  ],
  jacobian: [
    ['fluxion jacobian "r*cos(t)" "r*sin(t)"', 'two functions of two variables'],
    ['fluxion jacobian "[x*y, x + y]" --at x=1,y=2', 'a list, with the values at a point'],
    ['fluxion jacobian "x*y" "x + y" --latex', 'for a paper'],
  ],
  hessian: [
    ['fluxion hessian "x^2*y + y^3"', 'the second derivatives'],
    ['fluxion hessian "x^2*y + y^3" --at x=1,y=2', 'and their values at a point'],
  ],
  taylor: [
    ['fluxion taylor "ln(1+x)" --order 20', 'exact coefficients'],
    ['fluxion taylor "sin(x)" --at pi/2 --order 6', 'around another point'],
    ['fluxion taylor "exp(x)*cos(y)" --wrt x --order 3 --latex', 'by one of several variables'],
  ],
  implicit: [
    ['fluxion implicit "x^2 + y^2 = 1" --wrt x --of y', 'the slope of the circle'],
    ['fluxion implicit "x^2 + y^2 = 1" --order 2', 'how the slope changes'],
    ['fluxion implicit "x^3 + y^3 = 6*x*y" --at x=3,y=3', 'the slope at a point of the curve'],
  ],
  tangent: [
    ['fluxion tangent "x^2*sin(x)" --at pi/2', 'the tangent line'],
    ['fluxion tangent "x^2 + y^2" --at x=1,y=2', 'the tangent plane'],
  ],
  simplify: [
    ['fluxion simplify "7*(-t-13)-4-12t"', 'like terms are joined'],
    ['fluxion simplify "sqrt(x^2)" --latex', 'in LaTeX'],
  ],
  equal: [
    ['fluxion equal "(x+1)^2" "x^2 + 2x + 1"', 'proven'],
    ['fluxion equal "tan(x/2)" "(1 - cos(x))/sin(x)"', 'not proven, and no difference found'],
    ['fluxion equal "sin(x)^2 + cos(x)^2" "1" --json', 'for scripts; exit code 1 means: not equal'],
  ],
  substitute: [
    ['fluxion substitute "x^2 + y" --with x=t+1,y=2', 'all at once, then simplified'],
    ['fluxion substitute "x + 2y" --with x=y,y=x', 'exchanged'],
  ],
  evaluate: [
    ['fluxion evaluate "sqrt(2)" --digits 50', 'fifty digits, each of them certain'],
    ['fluxion evaluate "x^2 + y" --at x=1/3,y=2', 'at a point'],
    ['fluxion evaluate "exp(pi*sqrt(163))" --digits 40', 'nearly an integer'],
  ],
  completion: [
    ['eval "$(fluxion completion bash)"', 'for this bash; in ~/.bashrc for every one'],
    ['fluxion completion zsh', 'the script for zsh: put it into a folder of fpath as _fluxion'],
    ['fluxion completion fish', 'the script for fish: put it into ~/.config/fish/completions'],
  ],
};
