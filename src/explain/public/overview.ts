import { TEXT } from '../../argument.ts';
import * as overviews from '../overview/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/** The comparison of all methods on one example of the catalogue at its first point. */
export const compareExample = /* @__PURE__ */ checked('compareExample', overviews.compareExample, {
  example: kinds.EXAMPLE,
});
/** The list of the catalogue's examples and of the survey's tables and figures, one line each. */
export const examplesText = /* @__PURE__ */ checked('examplesText', overviews.examplesText, {
  say: kinds.SPEAKER,
  mark: kinds.MARK,
  examples: kinds.EXAMPLES,
});
/** The example of the catalogue with this name; undefined where there is none. */
export const findExample = /* @__PURE__ */ checked('findExample', overviews.findExample, { name: TEXT });
/**
 * The comparison of all methods over examples of the catalogue: error, operations and size of the formula, one row for
 * each example.
 *
 * @example
 * const { rows } = explain.overview([explain.findExample('product')])
 * rows.map(({ name, agree }) => [name, agree]) // [['product', true]]
 */
export const overview = /* @__PURE__ */ checked('overview', overviews.overview, {
  examples: kinds.EXAMPLES,
  progress: kinds.FUNCTION_OR_NOT,
});
/** An overview of the methods as plain data, one row for each example. */
export const overviewJson = /* @__PURE__ */ checked('overviewJson', overviews.overviewJson, {
  overview: kinds.OVERVIEW,
});
/** An overview of the methods as a table for reading, with what each method asks for and when it fits. */
export const overviewText = /* @__PURE__ */ checked('overviewText', overviews.overviewText, {
  overview: kinds.OVERVIEW,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/** The first point of an example of the catalogue, as numbers by variable. */
export const pointOf = /* @__PURE__ */ checked('pointOf', overviews.pointOf, { example: kinds.EXAMPLE });
