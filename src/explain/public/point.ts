import * as points from '../point.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const pointFor = /* @__PURE__ */ checked('pointFor', points.pointFor, {
  f: kinds.EXPRESSION,
  given: kinds.GIVEN,
  wrt: kinds.NAMES_OR_NOT,
});
