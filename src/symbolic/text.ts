import type { Expr } from '../expr/index.ts';
import {
  type ParseOptions,
  type Program,
  parseProgram as parseProgramText,
  parse as parseText,
} from '../parse/index.ts';
import { derivativeOf } from './derivative.ts';

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
  return parseText(text, { ...FORMS, ...options });
}

/** All statements of a text, in order, with the names they define. */
export function parseProgram(text: string, options: ParseOptions = {}): Program {
  return parseProgramText(text, { ...FORMS, ...options });
}
