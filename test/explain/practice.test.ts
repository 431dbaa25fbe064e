import { describe, expect, test } from '@jest/globals';
import { checkAnswer } from '../../src/explain/check/index.ts';
import { exercise, exerciseText, LEVELS, TOPICS, type Topic } from '../../src/explain/practice/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { toText } from '../../src/print/index.ts';

const names = Object.keys(TOPICS) as Topic[];

describe('practice', () => {
  test('the same seed gives the same exercise, another seed mostly another', () => {
    for (const topic of names) {
      expect(exercise(topic, 2, 7).f).toBe(exercise(topic, 2, 7).f);
      const many = new Set(Array.from({ length: 20 }, (_, seed) => toText(exercise(topic, 2, seed).f)));
      expect(many.size).toBeGreaterThan(3);
    }
  });

  test('an exercise needs the rule of its topic', () => {
    const rules = (topic: Topic, level: number, seed: number) =>
      exercise(topic, level, seed).solution.steps.map(({ rule, chain }) => (chain ? `chain ${rule}` : rule));
    for (let seed = 0; seed < 20; seed++) {
      expect(rules('product', 1, seed)).toContain('product rule');
      expect(rules('quotient', 1, seed).join()).toMatch(/quotient rule/);
      expect(rules('chain', 2, seed).join()).toMatch(/chain/);
      expect(rules('power', 1, seed).join()).toMatch(/power rule/);
    }
  });

  test('nothing is left in an exercise that one would tidy up first', () => {
    const written = (topic: Topic, level: number, seed: number) => toText(exercise(topic, level, seed).f);
    for (let seed = 0; seed < 40; seed++) {
      // A root that is one, no two terms or factors of a kind.
      expect(written('power', 3, seed)).toMatch(/x\^\(-?\d+ ?\/ ?\d+\)/);
      const exponents = [...written('sum', 2, seed).matchAll(/x\^(\d+)/g)].map(([, exponent]) => exponent);
      expect(new Set(exponents).size).toBe(exponents.length);
      expect(written('product', 3, seed).split('exp(').length).toBeLessThanOrEqual(2);
      expect(written('product', 2, seed)).toMatch(/\) \* [a-z]+\(x\)$/);
    }
  });

  test('the solution of every kind of exercise is right', () => {
    for (const topic of names) {
      for (const level of LEVELS) {
        const { f, solution } = exercise(topic, level, 3);
        expect(checkAnswer(f, solution.answer).right).toBe(true);
      }
    }
  }, 60_000);

  test('the answer is not given away', () => {
    const one = exercise('product', 1, 1);
    const answer = toText(one.solution.answer);
    for (const language of ['en', 'zh'] as const) {
      expect(exerciseText(one, {}, speaker(language))).not.toContain(answer);
      expect(exerciseText(one, { hint: true }, speaker(language))).not.toContain(answer);
      expect(exerciseText(one, { solution: true }, speaker(language))).toContain(answer);
    }
  });

  test('levels and seeds that are none are refused', () => {
    expect(() => exercise('power', 4)).toThrow(/no level 4/);
    expect(() => exercise('power', 1, 1.5)).toThrow(/whole number/);
  });
});
