import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import { FluxionError } from '../../error.ts';
import type { Expr } from '../../expr/index.ts';
import { parse } from '../../parse/index.ts';
import { type Derivation, derive, type Hint, hint } from '../steps/index.ts';
import { TOPICS, type Topic, type Vocabulary } from './topics.ts';

/** An exercise with everything that belongs to it. */
export interface Exercise {
  readonly topic: Topic;
  readonly level: number;
  readonly seed: number;
  readonly f: Expr;
  readonly variable: string;
  readonly hint: Hint | undefined;
  /** The solution, line by line. */
  readonly solution: Derivation;
}

export const LEVELS = [1, 2, 3] as const;

const KNOWN = ['sin(x)', 'cos(x)', 'exp(x)', 'ln(x)', 'sqrt(x)'] as const;

/**
 * An exercise: the same topic, level and seed give the same one on every machine.
 *
 * @throws FluxionError USAGE for a level that is not 1, 2 or 3, or a seed that is no whole number.
 * @example
 * toText(exercise('power', 1, 7).f) // '2 * x^8'
 */
export function exercise(topic: Topic, level = 1, seed = 1): Exercise {
  if (!(LEVELS as readonly number[]).includes(level)) {
    throw new FluxionError('USAGE', `There is no level ${level}.`, { suggestion: `Levels are ${LEVELS.join(', ')}.` });
  }
  if (!Number.isInteger(seed)) throw new FluxionError('USAGE', `A seed is a whole number, not ${seed}.`);
  // Topic and level go into the seed, so that exercise 1 of two topics are no twins.
  const topicIndex = Object.keys(TOPICS).indexOf(topic);
  const generator = mersenne((seed * 31 + topicIndex * 7 + level) | 0);
  const whole = (low: number, high: number): number => uniformInt(generator, low, high);
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  const vocabulary: Vocabulary = {
    whole,
    pick,
    coefficient: () => pick(['', '2', '3', '4', '5', '6']),
    sign: () => pick(['+', '-']),
    known: () => pick(KNOWN),
    simple: () => pick([...KNOWN, `x^${whole(2, 5)}`]),
    smooth: (inner) => pick([`sin(${inner})`, `cos(${inner})`, `exp(${inner})`, `tan(${inner})`]),
    line: () => `${whole(2, 7)}x ${pick(['+', '-'])} ${whole(1, 9)}`,
    quadratic: () => `x^2 + ${whole(1, 9)}`,
  };
  const f = parse(TOPICS[topic](level, vocabulary));
  const solution = derive(f, 'x');
  return { topic, level, seed, f, variable: 'x', hint: hint(solution, 'x'), solution };
}
