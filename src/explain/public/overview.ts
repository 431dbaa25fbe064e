import { TEXT } from '../../argument.ts';
import * as overviews from '../overview/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const compareExample = /* @__PURE__ */ checked('compareExample', overviews.compareExample, {
  example: kinds.EXAMPLE,
});
export const examplesText = /* @__PURE__ */ checked('examplesText', overviews.examplesText, {
  say: kinds.SPEAKER,
  mark: kinds.MARK,
  examples: kinds.EXAMPLES,
});
export const findExample = /* @__PURE__ */ checked('findExample', overviews.findExample, { name: TEXT });
export const overview = /* @__PURE__ */ checked('overview', overviews.overview, {
  examples: kinds.EXAMPLES,
  progress: kinds.FUNCTION_OR_NOT,
});
export const overviewJson = /* @__PURE__ */ checked('overviewJson', overviews.overviewJson, {
  overview: kinds.OVERVIEW,
});
export const overviewText = /* @__PURE__ */ checked('overviewText', overviews.overviewText, {
  overview: kinds.OVERVIEW,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const pointOf = /* @__PURE__ */ checked('pointOf', overviews.pointOf, { example: kinds.EXAMPLE });
