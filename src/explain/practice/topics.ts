/** What exercises are made of. */
export interface Vocabulary {
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** A factor in front, or nothing. */
  readonly coefficient: () => string;
  readonly sign: () => string;
  /** A function whose derivative stands in every table, no power of x. */
  readonly known: () => string;
  /** The same, or a power of x. */
  readonly simple: () => string;
  /** A function around something. */
  readonly smooth: (inner: string) => string;
  readonly line: () => string;
  readonly quadratic: () => string;
}

type Make = (level: number, vocabulary: Vocabulary) => string;

/** The topics, each a recipe by level: 1 for the rule alone, 2 for the rule at work, 3 for the rule among others. */
export const TOPICS = {
  power: (level, { whole, coefficient, pick }) =>
    [
      `${coefficient()}x^${whole(2, 9)}`,
      `${coefficient()}x^(-${whole(1, 5)})`,
      `${coefficient()}x^(${pick(['1/2', '1/3', '2/3', '3/2', '5/2', '4/3', '5/3', '3/4', '-1/2', '-3/2', '-2/3'])})`,
    ][level - 1] as string,
  sum: (level, { whole, sign, known }) =>
    [
      `${whole(2, 9)}x^${whole(3, 6)} ${sign()} ${whole(2, 9)}x^2 ${sign()} ${whole(1, 9)}`,
      `${whole(2, 9)}x^${whole(3, 6)} ${sign()} ${whole(2, 9)}*${known()} ${sign()} ${whole(1, 9)}x`,
      `${whole(2, 5)}*${known()} ${sign()} ${whole(2, 9)}/x ${sign()} x^${whole(4, 7)}/${whole(2, 5)} ${sign()} ${whole(2, 9)}`,
    ][level - 1] as string,
  product: (level, { whole, known, line, quadratic, pick }) =>
    [
      `x^${whole(2, 5)}*${pick(['sin(x)', 'cos(x)', 'exp(x)', 'ln(x)'])}`,
      `(${quadratic()})*${known()}`,
      `x^${whole(2, 4)}*${pick(['sin', 'cos'])}(${line()})*${pick(['exp(x)', 'ln(x)'])}`,
    ][level - 1] as string,
  quotient: (level, { whole, simple, line, quadratic, smooth }) =>
    [
      `x^${whole(2, 4)}/(${line()})`,
      `${simple()}/(${quadratic()})`,
      `${smooth(line())}/(${quadratic()})^${whole(2, 3)}`,
    ][level - 1] as string,
  chain: (level, { whole, smooth, line, quadratic, pick }) =>
    [
      pick([`(${line()})^${whole(3, 8)}`, smooth(line())]),
      pick([smooth(quadratic()), `sqrt(${quadratic()})`, `ln(${quadratic()})`, `(${quadratic()})^${whole(3, 6)}`]),
      pick([
        smooth(`ln(${quadratic()})`),
        `exp(${pick(['sin', 'cos'])}(${quadratic()}))`,
        `sqrt(1 + ${pick(['sin', 'cos'])}(${line()})^2)`,
      ]),
    ][level - 1] as string,
  exponential: (level, { whole, line, quadratic }) =>
    [
      `${whole(2, 9)}*exp(${whole(2, 6)}x)`,
      `${whole(2, 9)}^(${line()})`,
      `x^${whole(2, 4)}*${whole(2, 5)}^(${quadratic()})`,
    ][level - 1] as string,
  logarithm: (level, { whole, line, quadratic }) =>
    [`ln(${whole(2, 9)}x)`, `log(${line()}, ${whole(2, 10)})`, `ln((${line()})/(${quadratic()}))`][level - 1] as string,
  trigonometric: (level, { whole, pick, line, quadratic }) =>
    [
      `${whole(2, 9)}*${pick(['sin', 'cos', 'tan'])}(x)`,
      `${pick(['sin', 'cos', 'tan'])}(${line()})`,
      `${pick(['sin', 'cos'])}(${quadratic()})^${whole(2, 4)}`,
    ][level - 1] as string,
  inverse: (level, { whole, pick, quadratic }) =>
    [`${pick(['asin', 'acos', 'atan'])}(x)`, `${pick(['asin', 'atan'])}(x/${whole(2, 6)})`, `x*atan(${quadratic()})`][
      level - 1
    ] as string,
  logarithmic: (level, { whole, pick, line, quadratic }) =>
    [
      pick(['x^x', 'x^(2x)', 'x^(x + 1)']),
      `x^${pick(['sin(x)', 'cos(x)', 'ln(x)', 'sqrt(x)'])}`,
      `(${quadratic()})^${whole(2, 4)}*sqrt(${line()})*exp(x)/(x + ${whole(1, 5)})`,
    ][level - 1] as string,
} as const satisfies Readonly<Record<string, Make>>;

export type Topic = keyof typeof TOPICS;
