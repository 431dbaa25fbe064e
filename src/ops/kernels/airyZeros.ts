/**
 * The zeros of the Airy functions and their derivatives down to -7, each as a sum of two doubles, with what does not vanish there: the
 * slope of the function, or the function where the derivative has its zero.
 */
interface Zero {
  readonly at: number;
  readonly rest: number;
  readonly other: number;
}

const AIRYAI: readonly Zero[] = [
  { at: -2.338107410459767, rest: -3.912260409818305e-17, other: 0.70121082272069136 },
  { at: -4.08794944413097, rest: -3.387261694242901e-16, other: -0.80311136965486396 },
  { at: -5.520559828095551, rest: -2.674142599618633e-16, other: 0.86520402589415193 },
  { at: -6.786708090071759, rest: -9.56301343655757e-17, other: -0.9108507370496018 },
];
const AIRYBI: readonly Zero[] = [
  { at: -1.173713222709128, rest: 1.0961770450823225e-16, other: 0.60195788797623956 },
  { at: -3.271093302836353, rest: 1.961307626775628e-16, other: -0.76031014149280109 },
  { at: -4.830737841662016, rest: -2.3577023958790265e-16, other: 0.83699101261926109 },
  { at: -6.169852128310251, rest: -2.771543562180443e-16, other: -0.88947990142653962 },
];
const AIRYAIPRIME: readonly Zero[] = [
  { at: -1.018792971647471, rest: -2.0609116444448518e-17, other: 0.53565665601569986 },
  { at: -3.2481975821798366, rest: 2.435739819073974e-17, other: -0.41901547803256395 },
  { at: -4.820099211178736, rest: 1.0363241404277874e-16, other: 0.38040646862815328 },
  { at: -6.163307355639486, rest: -1.5197805615644732e-16, other: -0.35790794371229225 },
];
const AIRYBIPRIME: readonly Zero[] = [
  { at: -2.294439682614123, rest: -1.2502681914203563e-16, other: -0.45494438363965735 },
  { at: -4.073155089071828, rest: -2.2107881714419072e-16, other: 0.39652283609446466 },
  { at: -5.5123957296635995, rest: -2.111411794944301e-17, other: -0.36796916148695926 },
  { at: -6.781294445990305, rest: -3.257862458108795e-16, other: 0.34949911683180444 },
];

/** Within this of a zero its series stands for the function, which loses digits there. */
const NEAR = 0.125;
const TERMS = 16;

/** The values beside the zeros of a function; undefined where there is none near. */
export const airyBesideZero = {
  airyai: (x: number): number | undefined => besideZero(AIRYAI, x),
  airybi: (x: number): number | undefined => besideZero(AIRYBI, x),
  airyaiprime: (x: number): number | undefined => besideZeroOfDerivative(AIRYAIPRIME, x),
  airybiprime: (x: number): number | undefined => besideZeroOfDerivative(AIRYBIPRIME, x),
};

function near(zeros: readonly Zero[], x: number): Zero | undefined {
  return x < 0 ? zeros.find(({ at }) => Math.abs(x - at) <= NEAR) : undefined;
}

function besideZero(zeros: readonly Zero[], x: number): number | undefined {
  const zero = near(zeros, x);
  if (zero === undefined) return undefined;
  const h = x - zero.at - zero.rest;
  return h * valueOf(taylor(zero.at, 0, zero.other).slice(1), h);
}

function besideZeroOfDerivative(zeros: readonly Zero[], x: number): number | undefined {
  const zero = near(zeros, x);
  if (zero === undefined) return undefined;
  const h = x - zero.at - zero.rest;
  const derivative = taylor(zero.at, zero.other, 0).map((coefficient, k) => k * coefficient);
  return h * valueOf(derivative.slice(2), h);
}

/** Coefficients of the solution of w'' = x w about a point, from its value and its slope there. */
function taylor(at: number, value: number, slope: number): number[] {
  const coefficients = [value, slope];
  for (let k = 0; k < TERMS; k++) {
    const before = k === 0 ? 0 : (coefficients[k - 1] as number);
    coefficients.push((at * (coefficients[k] as number) + before) / ((k + 2) * (k + 1)));
  }
  return coefficients;
}

function valueOf(coefficients: readonly number[], h: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * h + coefficient, 0);
}
