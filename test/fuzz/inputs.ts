import { languageNames } from '../../src/index.ts';
import { randomNumbers } from '../compare/randomExpression.ts';

const { functions, constants } = languageNames();

const OPERATORS = ['+', '-', '*', '/', '^', ' ', '==', '<', ' mod ', ' and ', ' or '];
const LEAVES = ['x', 'y', '2', '0', '1', '0.5', '10', '1/3', '-1', '1e-3', '7', 'pi', 'e'];
const PIECES = [
  ...OPERATORS,
  ...LEAVES,
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '|',
  ',',
  ';',
  '=',
  '!',
  "'",
  '?',
  ':',
  '²',
  '√',
  'π',
  '×',
  '（',
  '１',
  '#',
  '"',
  '\n',
  '\\frac',
  '\\sum',
  '\\int',
  '\\left(',
  '\\right)',
  '^{',
  '_{',
  '}',
  'd/dx(',
  "f'(",
  'f(x)=',
  'sum(',
  ',k,1,3)',
  '__proto__',
  'constructor',
  '1e999',
  '9^9^9^9',
  '..',
  '%',
  '&',
  '@',
  '\u0000',
  '\ud800',
  '∞',
  'sinx',
  'xlny',
  '30°',
  '½',
  '∫_0^x ',
  ' dt',
  'd/dx ',
  'dy/dx',
  '$',
];

/** What exercises are made of: sums and their opposites, functions that know one another. */
const BASES =
  `x 2*x 1+x x-1 1-x x-y y-x x+y 1-x^2 x^2-1 2-2x^2 x^2+1 x^2+x x^2-2*x+1 1/x-1 x/y |x| sqrt(x) cbrt(x) sqrt(x^2+1) sqrt(1-x) x^x x^y
   sin(x) cos(x) tan(x) cot(x) sec(x) csc(x) sin(2x) cos(2x) sin(x/2) 1+cos(x) 1-cos(x) 1-sin(x)^2 sin(x)-cos(x) asin(x) atan(x)
   exp(x) exp(-x) exp(2*x) exp(x/2) exp(x)-1 1-exp(x) 2^x 4^x ln(x) ln(x^2) ln(2x) ln(1-x^2) ln(|x|) log10(x) 1+ln(x)
   cosh(x) sinh(x) tanh(x) sech(x) 1-tanh(x)^2 cosh(x)^2-1 x! gamma(x) erf(x) sign(x) floor(x) max(x,y)`
    .split(/\s+/)
    .map((text) => `(${text})`);
const POWERS = '# # #^2 (1/#) sqrt(#) #^(-1/2) #^(3/2) #^(-2) cbrt(#) #^x (-#) (3*#/2) #^y'.split(' ');

/** A source of inputs of every kind, the same ones for the same seed. */
export function inputs(seed: number): () => string {
  const random = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const expression = (depth: number): string => {
    if (depth === 0 || random() < 0.25) return pick(random() < 0.95 ? LEAVES : constants);
    const inner = (): string => expression(depth - 1);
    const kind = random();
    if (kind < 0.5) return `(${inner()}${pick(OPERATORS)}${inner()})`;
    if (kind < 0.8) return `${pick(functions)}(${inner()})`;
    if (kind < 0.86) return `${pick(functions)}(${inner()}, ${inner()})`;
    if (kind < 0.88) return `sum(${inner()}, k, 1, ${below(6)})`;
    if (kind < 0.89) return `product(${inner()}+k, k, 1, ${below(4)})`;
    if (kind < 0.91) return `diff(${inner()}, x)`;
    if (kind < 0.93) return `(${inner()} ? ${inner()} : ${inner()})`;
    if (kind < 0.95) return `|${inner()}|`;
    if (kind < 0.97) return `${inner()}!`;
    return `-${inner()}`;
  };
  // Few parts that come again and again, each to many powers: where what is equal, opposite or a root of another meets.
  const knitted = (): string => {
    const bases = Array.from({ length: 1 + below(3) }, () => pick(BASES));
    const part = (): string => pick(POWERS).replace('#', pick(bases));
    const group = (): string =>
      `(${part()}${Array.from({ length: 1 + below(3) }, () => pick(OPERATORS.slice(0, 4)) + part()).join('')})`;
    const text = random() < 0.4 ? group() : group() + pick(OPERATORS.slice(0, 4)) + pick([group, part])();
    return random() < 0.15 ? `${pick(['sqrt', 'ln', 'exp', 'asin', 'atan', 'abs'])}(${text})` : text;
  };
  const pieces = (): string => Array.from({ length: below(16) }, () => pick(PIECES)).join('');
  const bytes = (): string =>
    Buffer.from(Array.from({ length: below(40) }, () => below(256))).toString(random() < 0.5 ? 'latin1' : 'utf8');
  const damaged = (): string => {
    const text = expression(3);
    const at = below(text.length + 1);
    return text.slice(0, at) + (random() < 0.5 ? pick(PIECES) : '') + text.slice(at + below(3));
  };
  return () => {
    const kind = random();
    if (kind < 0.15) return knitted();
    return kind < 0.45 ? expression(1 + below(3)) : kind < 0.6 ? damaged() : kind < 0.85 ? pieces() : bytes();
  };
}
