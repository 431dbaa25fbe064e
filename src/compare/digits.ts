import { needs, TEXT } from '../argument.ts';

/**
 * How many characters of a printed double are right, judged by the digits of a reference: all of them where the double
 * is the one nearest to the reference.
 *
 * @param printed a double as JavaScript prints it.
 * @param reference the same quantity with more digits, in decimal.
 */
export function rightCharacters(printed: string, reference: string): number {
  needs('rightCharacters', { printed, reference }, TEXT);
  if (Number(printed) === Number(reference)) return printed.length;
  const [value, truth] = [decimal(printed), decimal(reference)];
  if (value === undefined || truth === undefined) return 0;
  if (value.negative !== truth.negative || value.exponent !== truth.exponent) return 0;
  let right = 0;
  while (right < value.digits.length && value.digits[right] === truth.digits[right]) right++;
  return placeOfDigit(printed, right);
}

interface Decimal {
  readonly negative: boolean;
  /** Significant digits, the first one not 0. */
  readonly digits: string;
  /** The power of ten of the first digit. */
  readonly exponent: number;
}

function decimal(text: string): Decimal | undefined {
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const all = whole + fraction;
  const leading = all.search(/[1-9]/);
  if (leading === -1) return undefined;
  return { negative: sign === '-', digits: all.slice(leading), exponent: whole.length - 1 - leading + Number(power) };
}

/** Where the significant digit of this index stands in a printed number. */
function placeOfDigit(printed: string, index: number): number {
  let seen = 0;
  let significant = false;
  for (let i = 0; i < printed.length; i++) {
    const character = printed[i] as string;
    if (character === 'e') return i;
    if (character < '0' || character > '9') continue;
    significant ||= character !== '0';
    if (!significant) continue;
    if (seen === index) return i;
    seen++;
  }
  return printed.length;
}
