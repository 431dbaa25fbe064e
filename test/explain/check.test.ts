import { describe, expect, test } from '@jest/globals';
import {
  type CONFUSIONS,
  type CurveMistake,
  checkAlongCurve,
  checkAnswer,
  checkJson,
  checkText,
  diagnose,
  diagnoseAlong,
  type MISTAKES,
  type WHOLE_MISTAKES,
} from '../../src/explain/check/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { derivativeOf, simplify } from '../../src/symbolic/index.ts';

/** Numbers of a generated case: coefficients, an exponent, a base. */
interface Numbers {
  readonly a: number;
  readonly b: number;
  readonly n: number;
}

/** An exercise and the wrong answer that the mistake leads to, written down here without the engine. */
type Case = (numbers: Numbers) => readonly [expression: string, wrong: string, wrt?: string];

const FUNCTIONS = [
  ['sin', 'cos(@)'],
  ['cos', '(-sin(@))'],
  ['tan', '(1/cos(@)^2)'],
  ['exp', 'exp(@)'],
  ['atan', '(1/(1+(@)^2))'],
  ['sinh', 'cosh(@)'],
] as const;

/** A function and its derivative at an argument, by number. */
const fn = (i: number, at: string): [string, string] => {
  const [name, slope] = FUNCTIONS[i % FUNCTIONS.length] as (typeof FUNCTIONS)[number];
  return [`${name}(${at})`, slope.replaceAll('@', `(${at})`)];
};
const plainFn = (i: number, at: string) => fn([0, 1, 2, 4, 5][i % 5] as number, at);

/** The pairs that a student takes to be each other's derivatives, as sin and cos are. */
const PAIRS = [
  ['tan', 'cot'],
  ['sec', 'csc'],
  ['cot', 'tan'],
  ['csc', 'sec'],
  ['tanh', 'coth'],
] as const;
const INVERSES = [
  ['asin', 'sin'],
  ['atan', 'tan'],
  ['acos', 'cos'],
] as const;

/** A function, and its inverse or the derivative of that. */
const OPPOSITES = [
  ['ln', 'exp(x)'],
  ['exp', 'ln(x)'],
  ['exp', '1/x'],
  ['atan', '(1+tan(x)^2)'],
  ['sinh', 'asinh(x)'],
] as const;

const pair = <T>(pairs: readonly T[], i: number): T => pairs[i % pairs.length] as T;

const CASES: Record<keyof typeof MISTAKES | keyof typeof CONFUSIONS | (typeof WHOLE_MISTAKES)[number], Case> = {
  innerForgotten: ({ a, b, n }) => [fn(a, `${b + 1}x^${n}`)[0], fn(a, `${b + 1}x^${n}`)[1]],
  productOfDerivatives: ({ a, n }) => [`x^${n}*${fn(a, 'x')[0]}`, `${n}x^${n - 1}*${fn(a, 'x')[1]}`],
  productHalf: ({ a, n }) => [`x^${n}*${fn(a, 'x')[0]}`, `${n}x^${n - 1}*${fn(a, 'x')[0]}`],
  productSign: ({ a, n }) => [`x^${n}*${fn(a, 'x')[0]}`, `${n}x^${n - 1}*${fn(a, 'x')[0]} - x^${n}*${fn(a, 'x')[1]}`],
  productFactorKept: ({ a, n }) => [
    `x^${n}*${fn(a, 'x')[0]}`,
    `${n}x^${n - 1}*${fn(a, 'x')[0]} + x^${n}*${fn(a, 'x')[0]}`,
  ],
  quotientFactorLost: ({ a, b, n }) => [
    `${fn(a, 'x')[0]}/(x^${n}+${b})`,
    `(${fn(a, 'x')[1]} - ${fn(a, 'x')[0]}*${n}x^${n - 1})/(x^${n}+${b})^2`,
  ],
  logarithmBaseAbove: ({ a, b }) => [`log(x^2+${b}, ${a + 1})`, `ln(${a + 1})*2x/(x^2+${b})`],
  innerAdded: ({ a, b, n }) => [`(${a}x^2+${b})^${n + 1}`, `${n + 1}(${a}x^2+${b})^${n}+${2 * a}x`],
  argumentNotSquared: ({ a, b, n }) =>
    a % 2 === 0
      ? [`atan(${b + 1}x)+x^${n}`, `${b + 1}/(1+${b + 1}x)+${n}x^${n - 1}`]
      : [`${b}*asin(x/${n + 2})+x`, `${b}/(${n + 2}*sqrt(1-x^2/${n + 2}))+1`],
  rootForgotten: ({ a, b, n }) => [`${a}*acos(x/${n + 2})+${b}x`, `${b}-${a}/(${n + 2}*(1-(x/${n + 2})^2))`],
  otherDifferentiated: ({ a, b, n }) => [`${a}x^${n}+y^${b + 1}`, `${a * n}x^${n - 1}+${b + 1}*y^${b}`, 'x'],
  takenForFunction: ({ a, b, n }) => [
    `${pair(PAIRS, a)[0]}(${b + 1}x)+x^${n}`,
    `${b + 1}*${pair(PAIRS, a)[1]}(${b + 1}x)+${n}x^${n - 1}`,
  ],
  takenForSquare: ({ a, b, n }) => [
    `${a % 2 === 0 ? 'sec' : 'csc'}(${b + 1}x)+x^${n}`,
    `${b + 1}*${a % 2 === 0 ? 'tan' : '-cot'}(${b + 1}x)^2+${n}x^${n - 1}`,
  ],
  inverseAsReciprocal: ({ a, b, n }) => [
    `${pair(INVERSES, a)[0]}(x/${n + 2})+${b}x`,
    `1/(${n + 2}*${pair(INVERSES, a)[1]}(x/${n + 2}))+${b}`,
  ],
  quotientOfDerivatives: ({ a, b, n }) => [`${fn(a, 'x')[0]}/(x^${n}+${b})`, `${fn(a, 'x')[1]}/(${n}x^${n - 1})`],
  quotientSign: ({ a, b, n }) => [
    `${fn(a, 'x')[0]}/(x^${n}+${b})`,
    `(${fn(a, 'x')[0]}*${n}x^${n - 1} - ${fn(a, 'x')[1]}*(x^${n}+${b}))/(x^${n}+${b})^2`,
  ],
  quotientPlus: ({ a, b, n }) => [
    `${fn(a, 'x')[0]}/(x^${n}+${b})`,
    `(${fn(a, 'x')[0]}*${n}x^${n - 1} + ${fn(a, 'x')[1]}*(x^${n}+${b}))/(x^${n}+${b})^2`,
  ],
  quotientNotSquared: ({ a, b, n }) => [
    `${fn(a, 'x')[0]}/(x^${n}+${b})`,
    `(${fn(a, 'x')[1]}*(x^${n}+${b}) - ${fn(a, 'x')[0]}*${n}x^${n - 1})/(x^${n}+${b})`,
  ],
  denominatorAlone: ({ a, b, n }) => [`${a}/(x^${n + 1}+${b})`, `${a}/(${n + 1}x^${n})`],
  powerLost: ({ a, b, n }) => [`(${a}x^2+${b})^${n + 1}`, `${n + 1}*(${a}x^2+${b})*${2 * a}x`],
  loweredBackwards: ({ a, b, n }) => [
    `(${a}x^2+${b})^(1/${n + 1})`,
    `(${a}x^2+${b})^(1-1/${n + 1})*${2 * a}x/${n + 1}`,
  ],
  exponentialRuleOnPower: ({ a, b, n }) => [
    `(x+${b})^(${a}x^${n})`,
    `(x+${b})^(${a}x^${n})*ln(x+${b})*${a * n}x^${n - 1}`,
  ],
  squareForgotten: ({ a, b, n }) => [`${a}*tan(${b + 1}x)+x^${n}`, `${a * (b + 1)}*sec(${b + 1}x)+${n}x^${n - 1}`],
  termKept: ({ a, b, n }) => [
    `${a}x^${n + 1}+${fn(b, 'x')[0]}+${b}x^2`,
    `${a * (n + 1)}x^${n}+${fn(b, 'x')[1]}+${b}x^2`,
  ],
  constantDifferentiated: ({ a, n }) => [`${a}*pi^${n}`, `${a * n}*pi^${n - 1}`, 'x'],
  antiderivative: ({ a, b, n }) => [`${a}x^${n}+${b}*cos(x)`, `${a}x^${n + 1}/${n + 1}+${b}*sin(x)`],
  otherFunction: ({ a, b, n }) => [`${a}*asin(x/${n + 2})+${b}x`, `${a}/(${n + 2}*sqrt(1+(x/${n + 2})^2))+${b}`],
  productAsSum: ({ a, b, n }) => [`x^${n}*${fn(a, `${b}x`)[0]}`, `${n}x^${n - 1}+${b}*${fn(a, `${b}x`)[1]}`],
  numeratorAlone: ({ a, b, n }) => [`${fn(a, 'x')[0]}/(x^${n}+${b})`, `${fn(a, 'x')[1]}/(x^${n}+${b})`],
  loweredInFront: ({ a, b, n }) => [`x^${n + 2}+${fn(a, `${b}x`)[0]}`, `${n + 1}x^${n + 1}+${b}*${fn(a, `${b}x`)[1]}`],
  exponentAdded: ({ a, b, n }) => [`${b + 1}x^${n + 1}+${fn(a, 'x')[0]}`, `${b + n + 2}x^${n}+${fn(a, 'x')[1]}`],
  logarithmOfExponent: ({ a, b }) =>
    a % 2 === 0
      ? [`${b + 2}^x`, `${b + 2}^x*log(x, ${b + 2})`]
      : [`${b + 2}^(${a}x)+x`, `${a}*${b + 2}^(${a}x)*ln(${a}x)+1`],
  otherLogarithm: ({ a, b, n }) =>
    a % 2 === 0
      ? [`${b + 2}^(x^${n})`, `${b + 2}^(x^${n})*log10(${b + 2})*${n}x^${n - 1}`]
      : [`log(x, ${b + 2})+x^${n}`, `1/(x*log10(${b + 2}))+${n}x^${n - 1}`],
  exponentPulledOut: ({ a, b, n }) =>
    a % 2 === 0 ? [`ln(${b}x)^${n + 1}`, `${n + 1}/ln(${b}x)`] : [`${b}*ln(x)^${n}+x`, `${b * n}/x+1`],
  reciprocalPowerLowered: ({ a, b, n }) =>
    a % 2 === 0 ? [`${b}/x^${n + 1}`, `${b * (n + 1)}/x^${n}`] : [`x^(-${n + 1})+${b}x`, `-${n + 1}*x^(-${n})+${b}`],
  exponentSignLost: ({ a, b, n }) =>
    a % 2 === 0
      ? [`${b}/x^${n}+x^2`, `${b * n}/x^${n + 1}+2x`]
      : [`(x^2+${b})^(-${n})+x`, `${2 * n}x*(x^2+${b})^(-${n + 1})+1`],
  exponentInverted: ({ a, b, n }) =>
    a % 2 === 0 ? [`sqrt(${b}x)+x^2`, `${2 * b}/sqrt(${b}x)+2x`] : [`x^${n + 1}+sin(x)`, `x^${n}/${n + 1}+cos(x)`],
  loweredWrongly: ({ a, b, n }) =>
    a % 2 === 0
      ? [`x^(${n + 1}/${n + 2})+${b}x`, `${n + 1}/${n + 2}*x^(${n}/${n + 2})+${b}`]
      : [`${b}*x^(1/${n + 1})`, `${b}*x^(${n}/${n + 1})`],
  reciprocalOfItself: ({ a, b, n }) => [`${a}*ln(${b}x)+x^${n}`, `${a * b}/ln(${b}x)+${n}x^${n - 1}`],
  inverseInstead: ({ a, b, n }) => [
    `${pair(OPPOSITES, a)[0]}(x)+${b}x^${n}`,
    `${pair(OPPOSITES, a)[1]}+${b * n}x^${n - 1}`,
  ],
  powerNotLowered: ({ a, b, n }) => [`(${a}x+${b})^${n}`, `${n}*(${a}x+${b})^${n}*${a}`],
  exponentNotInFront: ({ a, b, n }) => [`(${a}x^2+${b})^${n}`, `(${a}x^2+${b})^${n - 1}*${2 * a}x`],
  powerRaised: ({ b, n }) => [`(x^3+${b})^${n}`, `${n}*(x^3+${b})^${n + 1}*3x^2`],
  integrated: ({ a, b, n }) => [`x^${n}+${fn(a, 'x')[0]}+${b}`, `x^${n + 1}/${n + 1}+${fn(a, 'x')[1]}`],
  powerRuleOnExponential: ({ a, b }) => [`${a + 1}^(${b}x)`, `${b}x*${a + 1}^(${b}x-1)*${b}`],
  baseForgotten: ({ a, b }) => [`${a + 1}^(${b}x)`, `${a + 1}^(${b}x)*${b}`],
  logarithmBaseForgotten: ({ a, b }) => [`log(x^2+${b}, ${a + 1})`, `2x/(x^2+${b})`],
  functionSign: ({ a, b }) => [`x + ${plainFn(a, `${b + 1}x`)[0]}`, `1 - ${b + 1}*${plainFn(a, `${b + 1}x`)[1]}`],
  outerAtVariable: ({ a, b, n }) => [fn(a, `x^${n}+${b}`)[0], `${fn(a, 'x')[1]}*${n}x^${n - 1}`],
  innerInside: ({ a, b, n }) => [fn(a, `x^${n + 1}+${b}`)[0], fn(a, `${n + 1}x^${n}`)[1]],
  insideOnly: ({ a, b, n }) => [fn(a, `x^${n + 1}+${b}`)[0], fn(a, `${n + 1}x^${n}`)[0]],
  outerKept: ({ a, b, n }) => [plainFn(a, `x^${n}+${b}`)[0], `${plainFn(a, `x^${n}+${b}`)[0]}*${n}x^${n - 1}`],
  constantKept: ({ a, b, n }) => [`${a}x^${n}+${b + 1}`, `${a * n}x^${n - 1}+${b + 1}`],
  constantAsOne: ({ a, b, n }) => [`${a}x^${n}+${b + 1}`, `${a * n}x^${n - 1}+1`],
  coefficientLost: ({ a, b, n }) => [`${a}*${fn(b, 'x')[0]}+x^${n}`, `${fn(b, 'x')[1]}+${n}x^${n - 1}`],
  coefficientDifferentiated: ({ a, b }) => [`${a}*${fn(b, 'x')[0]}`, `${fn(b, 'x')[0]}+${a}*${fn(b, 'x')[1]}`],
  termLost: ({ a, b, n }) => [`${fn(b, 'x')[0]}+x^${n}-${a}x^2`, `${fn(b, 'x')[1]}-${2 * a}x`],
  termSign: ({ a, b, n }) => [
    `x^${n}-${a + n}x^2*${fn(b, 'x')[0]}`,
    `${n}x^${n - 1}+${2 * (a + n)}x*${fn(b, 'x')[0]}+${a + n}x^2*${fn(b, 'x')[1]}`,
  ],
  notDifferentiated: ({ a, b, n }) => [`${a}x^${n}*${plainFn(b, 'x')[0]}`, `${a}*${plainFn(b, 'x')[0]}*x^${n}`],
  oppositeSign: ({ a, b, n }) => [
    `x^${n}*${plainFn(a, 'x')[0]}*exp(${b}x)`,
    negated(`x^${n}*${plainFn(a, 'x')[0]}*exp(${b}x)`),
  ],
  otherVariable: ({ a, b, n }) => [`${a}x^${n}*y^${b + 1}+x*y`, `${a * (b + 1)}x^${n}*y^${b}+x`, 'x'],
  twice: ({ a, n }) => [`x^${n + 1}*${plainFn(a, 'x')[0]}`, second(`x^${n + 1}*${plainFn(a, 'x')[0]}`)],
  constantFactor: ({ a, b, n }) => [
    `x^${n}*${fn(b, 'x')[0]}`,
    `${a + 1.5}*(${n}x^${n - 1}*${fn(b, 'x')[0]}+x^${n}*${fn(b, 'x')[1]})`,
  ],
  constantAdded: ({ a, b, n }) => [
    `x^${n}*${fn(b, 'x')[0]}`,
    `${a + 0.25}+${n}x^${n - 1}*${fn(b, 'x')[0]}+x^${n}*${fn(b, 'x')[1]}`,
  ],
};

const negated = (text: string): string => `-(${toText(derivativeOf(parse(text), 'x'))})`;
const second = (text: string): string => toText(derivativeOf(parse(text), 'x', { order: 2 }));

const NUMBERS: Numbers[] = Array.from({ length: 20 }, (_, i) => ({
  a: 2 + (i % 7),
  b: 1 + ((3 * i) % 5),
  n: 2 + ((2 * i) % 4),
}));

/** An equation of x and y, a wrong slope that the mistake leads to, written down here without the engine. */
const CURVES: Record<CurveMistake, (numbers: Numbers) => readonly [left: string, right: string, wrong: string]> = {
  slopeSign: ({ a, b, n }) => [`${a}x^2+${b}y^${n}`, '4', `${2 * a}x/(${b * n}y^${n - 1})`],
  slopeUpsideDown: ({ a, b }) => [`${a}x^2+${b}y^2`, '5', `-${b}y/(${a}x)`],
  constantSideKept: ({ a, b, n }) => [`${a}x^2+y^${n + 1}`, `${b + 1}`, `(${b + 1}-${2 * a}x)/(${n + 1}y^${n})`],
  mixedHalf: ({ a, b, n }) => [`${a}x^3+y^${n + 1}`, `${b}x*y+1`, `-${3 * a}x^2/(${n + 1}y^${n}-${b}x)`],
  dependentAsConstant: ({ a, b, n }) => [`${a}x^3+y^${n + 1}`, `${b}x*y+1`, `(${b}y-${3 * a}x^2)/(${n + 1}y^${n})`],
  slopeFactorForgotten: ({ a, b, n }) => [`${a}x^2+y^${n}+${b + 1}y`, '3', `-(${2 * a}x+${n}y^${n - 1})/${b + 1}`],
  slopeNotDivided: ({ a, b, n }) => [`${a}x^${n + 1}+${b}y^2`, '6', `-${a * (n + 1)}x^${n}`],
  oneBranch: ({ a, b }) => [`${a}x^2+y^2`, `${b + 2}`, `-${a}x/sqrt(${b + 2}-${a}x^2)`],
};

describe('check along the curve of an equation', () => {
  const along = (left: string, right: string) => ({ left: parse(left), right: parse(right) });

  test.each(Object.entries(CURVES))('%s is found in 20 generated answers', (mistake, make) => {
    const missed: string[] = [];
    for (const [i, numbers] of NUMBERS.entries()) {
      const [left, right, wrong] = make(numbers);
      const formula = i % 2 === 0 ? parse(wrong) : simplify(parse(wrong));
      if (i === 0) expect(checkAlongCurve(along(left, right), formula).right).toBe(false);
      const found = diagnoseAlong(along(left, right), { wrt: 'x', of: 'y' }, formula).map((one) => one.mistake);
      if (!found.some((one) => one === mistake)) missed.push(`${left} = ${right}: ${wrong}: ${found.join()}`);
    }
    expect(missed).toEqual([]);
  });

  test.each([
    ['x^2 + y^2', '1', '-x/y'],
    ['x^2 + y^2', '1', '-2x/(2y)'],
    ['x^3 + y^3', '6x*y', '(2y - x^2)/(y^2 - 2x)'],
    ['x^3 + y^3', '6x*y', '(6y - 3x^2)/(3y^2 - 6x)'],
    ['e^y', 'x*y', 'y/(e^y - x)'],
    // Equal on the curve only, where e^y is x y.
    ['e^y', 'x*y', 'y/(x*y - x)'],
    ['x*y', '1', '-1/x^2'],
    ['sqrt(x) + sqrt(y)', '1', '-sqrt(y/x)'],
  ])('along %s = %s the slope %s is right', (left, right, formula) => {
    const check = checkAlongCurve(along(left, right), parse(formula));
    expect(check.right).toBe(true);
    expect(check.points).toBeGreaterThan(2);
  });

  test('the second derivative, other names, and a mistake of any derivative in one of the terms', () => {
    const circle = along('x^2 + y^2', '1');
    expect(checkAlongCurve(circle, parse('-1/y^3'), { order: 2 }).right).toBe(true);
    expect(checkAlongCurve(circle, parse('-1/y^2'), { order: 2 }).right).toBe(false);
    expect(checkAlongCurve(circle, parse('-y/x'), { wrt: 'y', of: 'x' }).right).toBe(true);
    expect(checkAlongCurve(along('p^2', 'q'), parse('2p')).right).toBe(true);
    const cubic = checkAlongCurve(along('x^3 + y^3', '1'), parse('-3x^3/(3y^2)'));
    expect(cubic.findings[0]).toMatchObject({ mistake: 'powerNotLowered', at: parse('x^3') });
  });

  test('a formula that is right where y is 0 only is wrong', () => {
    expect(checkAlongCurve(along('y', 'sin(x*y)'), parse('y*cos(x*y)')).right).toBe(false);
  });

  test('what is not clear, or cannot be compared, is said', () => {
    expect(() => checkAlongCurve(along('a*u^2', 'v'), parse('2a*u'))).toThrow(/3 variables/);
    expect(() => checkAlongCurve(along('x^2 + y^2', '-1'), parse('-x/y'))).toThrow(/No point of the curve/);
    const beside = { at: { x: 3, y: 4 } };
    expect(() => checkAlongCurve(along('x^2 + y^2', '1'), parse('-x/y'), beside)).toThrow(/not on the curve/);
    expect(() => checkAlongCurve(along('x^2', '1'), parse('x'), { wrt: 'x', of: 'y' })).toThrow(/does not contain y/);
  });

  test('it reads in both languages, and as data', () => {
    const check = checkAlongCurve(along('x^2 + y^2', '1'), parse('x/y'));
    expect(checkText(check, speaker('en'))).toContain('The sign is turned');
    expect(checkText(check, speaker('zh'))).toContain('符号反了');
    expect(checkJson(check, speaker('en'))).toMatchObject({ equation: 'x^2 + y^2 = 1', of: 'y', right: false });
    const right = checkAlongCurve(along('x^2 + y^2', '1'), parse('-x/y'));
    expect(checkText(right, speaker('en'))).toMatch(
      /^Right\. -x \/ y is dy\/dx along x\^2 \+ y\^2 = 1\.\nCompared at \d+ points/,
    );
  });
});

describe('check', () => {
  test.each(Object.entries(CASES))('%s is found in 20 generated answers, in any form', (mistake, make) => {
    const missed: string[] = [];
    for (const [i, numbers] of NUMBERS.entries()) {
      const [expression, wrong, wrt] = make(numbers);
      // Every other answer is tidied up first: the form must not matter.
      const formula = i % 2 === 0 ? parse(wrong) : simplify(parse(wrong));
      const f = parse(expression);
      // The verdict takes high precision and has tests of its own: once for each mistake is enough here.
      if (i === 0) expect(checkAnswer(f, formula, { wrt }).right).toBe(false);
      const found = diagnose(f, formula, wrt ?? 'x').map((one) => one.mistake);
      if (!found.some((one) => one === mistake)) missed.push(`${expression}: ${toText(formula)}: ${found.join()}`);
    }
    expect(missed).toEqual([]);
  });

  test('a right answer is right in every form', () => {
    for (const answer of ['2x sin(x) + x^2 cos(x)', 'x*(2sin(x) + x cos x)', '2x sin(x) + x^2 sin(x + pi/2)']) {
      expect(checkAnswer(parse('x^2 sin(x)'), parse(answer)).right).toBe(true);
    }
  });

  test('an answer that was compared nowhere is not called right', () => {
    expect(() => checkAnswer(parse('ln(-1-x^2)'), parse('2x/(1+x^2)'))).toThrow(/No point was found/);
    expect(() => checkAnswer(parse('ln(x)'), parse('1/x'), { at: { x: -1 } })).toThrow('ln(u) is defined for u > 0');
    expect(checkAnswer(parse('ln(x)'), parse('1/x'), { at: { x: 3 } })).toMatchObject({ right: true, points: 8 });
  });

  test('it says the mistake, the place and the rule, and does not give the answer away', () => {
    const check = checkAnswer(parse('x^2 sin(x)'), parse('2x cos(x)'));
    const text = checkText(check, speaker('en')).replace(/\s+/g, ' ');
    expect(text).toContain('The derivative of the product x^2 * sin(x) was taken as the product of the derivatives.');
    expect(text).toContain("(u * v)' = u' * v + u * v'");
    expect(text).not.toContain('x * cos(x)');
    expect(checkText(check, speaker('zh'))).toContain('导数的乘积');
  });

  test('it says so when nothing explains the answer', () => {
    const check = checkAnswer(parse('x^2 sin(x)'), parse('ln(x) + tan(x)'));
    expect(check.findings).toEqual([]);
    expect(checkText(check, speaker('en'))).toContain('None of the usual mistakes leads to this answer.');
    expect(checkText(check, speaker('en'))).not.toContain('--');
    expect(checkText(check, speaker('en'), undefined, { way: 'See there.' })).toMatch(/\nSee there\.$/);
  });

  test.each([
    ['tan(x)', 'cot(x)', 'takenForFunction'],
    ['sec(x)', 'tan(x)^2', 'takenForSquare'],
    ['atan(x)', '1/(1+x)', 'argumentNotSquared'],
    ['asin(x)', '1/sin(x)', 'inverseAsReciprocal'],
    ['1/(x^2+1)', '-1/(x^2+1)^2', 'innerForgotten'],
    ['x^2*sin(x)*exp(x)', '2x*cos(x)*exp(x)', 'productOfDerivatives'],
    ['cos(x)^2', '-sin(x)^2', 'insideOnly'],
    ['abs(x)', '1', 'insideOnly'],
    ['1/(x^2+1)', 'ln(x^2+1)', 'integrated'],
    ['2^x', '2^x*log2(x)', 'logarithmOfExponent'],
    ['2^x', '2^x', 'baseForgotten'],
    ['ln(x)^2', '2/ln(x)', 'exponentPulledOut'],
    ['ln(x)', 'exp(x)', 'inverseInstead'],
    ['1/x^3', '3/x^2', 'reciprocalPowerLowered'],
    ['sqrt(x)', '2*sqrt(x)', 'exponentInverted'],
    ['x^(1/3)', 'x^(2/3)', 'loweredWrongly'],
    ['sin(x)^2', '2*cos(x)', 'powerLost'],
    ['e^(2x)', '2e^x', 'outerAtVariable'],
    ['e^(x^2)', 'e^(2x)', 'innerInside'],
    ['(x^2+1)^5', '10x*x^4', 'outerAtVariable'],
    ['1/x', '0', 'quotientOfDerivatives'],
    ['5^x', '5^(x-1)', 'powerRuleOnExponential'],
    ['exp(x)/x', 'exp(x)/x^2', 'numeratorAlone'],
    ['x^2+3x', '2x', 'termLost'],
  ])('of %s the answer %s is %s', (expression, wrong, mistake) => {
    expect(diagnose(parse(expression), parse(wrong), 'x')[0]?.mistake).toBe(mistake);
  });

  test('several variables ask for one', () => {
    expect(() => checkAnswer(parse('x*y'), parse('y'))).toThrow(/2 variables/);
  });
});
