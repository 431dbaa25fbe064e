import { listed as list, NAMES, NUMBER, POSITIVE, TEXT, WHOLE } from '../../argument.ts';
import * as layout from '../text/layout.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/** The columns that a text takes on a terminal: two for a full-width character, none for a combining mark. */
export const columnsOf = /* @__PURE__ */ checked('columnsOf', layout.columnsOf, { text: TEXT });
/** A text in at most so many terminal columns, its end replaced by an ellipsis where it is longer. */
export const cut = /* @__PURE__ */ checked('cut', layout.cut, { text: TEXT, columns: POSITIVE });
/** A count with its thousands grouped by commas. */
export const grouped = /* @__PURE__ */ checked('grouped', layout.grouped, { count: NUMBER });
/** Words as a sentence names them: `a`, `a and b`, `a, b and c`. */
export const listed = /* @__PURE__ */ checked('listed', list, { words: NAMES });
/** A text filled with spaces to so many terminal columns, to the left or the right. */
export const pad = /* @__PURE__ */ checked('pad', layout.pad, { text: TEXT, columns: WHOLE, align: kinds.ALIGN });
/** A number with two significant digits, in scientific notation where it is very small or large. */
export const short = /* @__PURE__ */ checked('short', layout.short, { value: NUMBER });
/** A text broken into lines of at most so many terminal columns, at spaces and between Chinese characters. */
export const wrap = /* @__PURE__ */ checked('wrap', layout.wrap, {
  text: TEXT,
  columns: kinds.POSITIVE_OR_NOT,
  indent: kinds.TEXT_OR_NOT,
});
