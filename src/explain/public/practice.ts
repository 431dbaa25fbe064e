import { RECORD } from '../../argument.ts';
import * as practice from '../practice/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * An exercise on a topic with its hint and its solution; the same topic, level and seed give the same exercise on
 * every machine.
 *
 * @throws FluxionError USAGE for a level other than 1, 2 or 3, or a seed that is no whole number.
 * @example
 * toString(explain.exercise('power', 1, 7).f) // '2 * x^8'
 */
export const exercise = /* @__PURE__ */ checked('exercise', practice.exercise, {
  topic: /* @__PURE__ */ kinds.oneOf(/* @__PURE__ */ Object.keys(practice.TOPICS)),
  level: kinds.NUMBER_OR_NOT,
  seed: kinds.NUMBER_OR_NOT,
});
/** An exercise as plain data, its hint and its solution included. */
export const exerciseJson = /* @__PURE__ */ checked('exerciseJson', practice.exerciseJson, {
  exercise: kinds.EXERCISE,
  say: kinds.SPEAKER,
});
/** An exercise for reading, with its hint and its solution only where they are asked for. */
export const exerciseText = /* @__PURE__ */ checked('exerciseText', practice.exerciseText, {
  exercise: kinds.EXERCISE,
  reveal: RECORD,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
