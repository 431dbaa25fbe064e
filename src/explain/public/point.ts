import * as points from '../point.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * The point to show f at: the given one, completed from a bare number for a single variable, or else one inside the
 * domain.
 *
 * @throws FluxionError USAGE for a bare number and several variables; NAME where a variable has no value; UNDEFINED
 * where no point of the domain is found.
 */
export const pointFor = /* @__PURE__ */ checked('pointFor', points.pointFor, {
  f: kinds.EXPRESSION,
  given: kinds.GIVEN,
  wrt: kinds.NAMES_OR_NOT,
});
