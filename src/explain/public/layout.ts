import { NUMBER, POSITIVE, TEXT, WHOLE } from '../../argument.ts';
import * as layout from '../text/layout.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const columnsOf = /* @__PURE__ */ checked('columnsOf', layout.columnsOf, { text: TEXT });
export const cut = /* @__PURE__ */ checked('cut', layout.cut, { text: TEXT, columns: POSITIVE });
export const grouped = /* @__PURE__ */ checked('grouped', layout.grouped, { count: NUMBER });
export const pad = /* @__PURE__ */ checked('pad', layout.pad, { text: TEXT, columns: WHOLE, align: kinds.ALIGN });
export const short = /* @__PURE__ */ checked('short', layout.short, { value: NUMBER });
export const wrap = /* @__PURE__ */ checked('wrap', layout.wrap, {
  text: TEXT,
  columns: kinds.POSITIVE_OR_NOT,
  indent: kinds.TEXT_OR_NOT,
});
