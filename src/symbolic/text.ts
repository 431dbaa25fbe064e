import { type Kind, needs, optionsOf, TEXT, wrongArgument } from '../argument.ts';
import type { Expr } from '../expr/index.ts';
import {
  type ParseOptions,
  type Program,
  parseProgram as parseProgramText,
  parse as parseText,
} from '../parse/index.ts';
import { derivativeOf } from './derivative.ts';

/** What the functions on expressions take: an expression, or text that is read as one. */
export type Source = Expr | string;

/**
 * The expression that a text says; an expression itself.
 *
 * @param of the function whose argument it is
 * @throws FluxionError ARGUMENT for what is neither, as JavaScript may pass it.
 */
export function expressionOf(of: string, f: Source, name = 'f'): Expr {
  if (typeof f === 'string') return parse(f);
  if (typeof f === 'object' && f !== null && 'kind' in f) return f;
  throw wrongArgument(of, name, f, SOURCE);
}

const SOURCE: Kind = { is: () => false, words: "a text such as 'x^2*sin(x)' or what parse returns" };

function checked(of: string, text: string, options: ParseOptions): void {
  needs(of, { text }, TEXT);
  optionsOf(of, options, ['functions', 'scope', 'shape', 'arrays', 'differentiate']);
}

/** How derivatives inside a text are taken. */
const FORMS: ParseOptions = { differentiate: (f, by, order) => derivativeOf(f, by, { order }) };

/**
 * The expression of a text; of several statements, the last one's. A text may hold derivatives: `f'(x)`, `d/dx(x^2)`,
 * `diff(x^2, x)`.
 *
 * @throws FluxionError SYNTAX, NAME, ARGUMENT or LIMIT, with the place in the text and, where there is one, a suggestion.
 * @example
 * parse('2x sin x') === parse('2*x*sin(x)') // true
 */
export function parse(text: string, options: ParseOptions = {}): Expr {
  checked('parse', text, options);
  return parseText(text, { ...FORMS, ...options });
}

/** All statements of a text, in order, with the names they define. */
export function parseProgram(text: string, options: ParseOptions = {}): Program {
  checked('parseProgram', text, options);
  return parseProgramText(text, { ...FORMS, ...options });
}
