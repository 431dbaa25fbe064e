import type { Op } from '../../expr/index.ts';
import { filled, type Template } from '../template.ts';

/** A piece of JavaScript, and how tightly it holds together. */
export interface Piece {
  readonly text: string;
  readonly strength: number;
}

/** From what falls apart most easily to what never does. */
const LOOSE = 0;
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
export const WHOLE = 5;

/** What each operator asks of its operands, so that nothing needs brackets that only repeat the order of evaluation. */
const OPERATORS: Readonly<Record<string, { readonly result: number; readonly left: number; readonly right: number }>> =
  {
    '+': { result: SUM, left: SUM, right: PRODUCT },
    '-': { result: SUM, left: SUM, right: PRODUCT },
    '*': { result: PRODUCT, left: PRODUCT, right: SIGN },
    '/': { result: PRODUCT, left: PRODUCT, right: SIGN },
    // -x ** y is no JavaScript.
    '**': { result: POWER, left: WHOLE, right: WHOLE },
  };

/** An application of an operation by its template, with as few brackets as it takes. */
export function applied(op: Op, template: Template, args: readonly Piece[]): Piece {
  const text = op.js ?? '';
  const operator = OPERATORS[/^#1 (\S+) #2$/.exec(text)?.[1] ?? ''];
  const demanded = (i: number): number => {
    if (operator !== undefined) return i === 0 ? operator.left : operator.right;
    return template.all || isAlone(template, i) ? LOOSE : WHOLE;
  };
  const filling = filled(
    template,
    args.map((arg, i) => within(arg, demanded(i))),
  );
  return { text: filling, strength: operator?.result ?? strengthOf(text) };
}

/** Whether an argument stands in the brackets of a call, where commas alone keep it apart. */
function isAlone({ pieces, positions }: Template, arg: number): boolean {
  return positions.every(
    (position, i) =>
      position !== arg || (/(?:\w\(|, )$/.test(pieces[i] as string) && /^(?:\)|, )/.test(pieces[i + 1] as string)),
  );
}

/** The text, in brackets where it falls apart more easily than its place allows. */
function within({ text, strength }: Piece, demand: number): string {
  return strength < demand ? `(${text})` : text;
}

/** How tightly the text of a template holds together. */
function strengthOf(text: string): number {
  if (text.startsWith('-')) return SIGN;
  if (text.startsWith('1 / ')) return PRODUCT;
  return /^[\w.]*\([^()]*\)$|^[\w.]+$|^\(.*\)$/.test(text) && isClosed(text) ? WHOLE : LOOSE;
}

/** Whether the first bracket is closed at the very end. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (const [i, character] of [...text].entries()) {
    if (character === '(') depth++;
    if (character === ')' && --depth === 0) return i === text.length - 1;
  }
  return true;
}

/** The text of a piece that stands by itself, without brackets around it. */
export function bare({ text }: Piece): string {
  return text.startsWith('(') && isClosed(text) ? text.slice(1, -1) : text;
}

/** A number as a literal. */
export function literal(value: number): Piece {
  if (value < 0 || Object.is(value, -0)) return { text: `-${literal(-value).text}`, strength: SIGN };
  return { text: String(value), strength: WHOLE };
}
