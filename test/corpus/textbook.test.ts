import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { evaluateAt, freeVariables } from '../../src/expr/index.ts';
import { reference } from '../../src/numeric/index.ts';
import { toText } from '../../src/print/index.ts';
import { derivativeOf, parse, simplify } from '../../src/symbolic/index.ts';

const texts = readFileSync(new URL('textbook.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const POINTS = [0.3, 0.6, 1.7, 2.9, -0.4, -1.6, 5, -7];

/** The reference takes differences of f in high precision: it knows no rule and no simplification. */
test.each(texts)('the derivative of %s has the value that f says', (text) => {
  const f = parse(text);
  const others = freeVariables(f).filter((name) => name !== 'x');
  const slope = derivativeOf(f, 'x');
  // What is simplified comes to rest.
  expect(toText(simplify(slope))).toBe(toText(slope));
  let judged = 0;
  for (const x of POINTS) {
    const at = { x, ...Object.fromEntries(others.map((name, i) => [name, 1.25 - i / 3])) };
    if (!Number.isFinite(evaluateAt(f, at))) continue;
    const truth = reference(f, at, 'x');
    if (truth.kind !== 'value' || !Number.isFinite(truth.value) || truth.kink !== undefined) continue;
    judged++;
    const error = Math.abs(evaluateAt(slope, at) - truth.value) / Math.max(Math.abs(truth.value), 1e-3);
    expect([text, x, error < 1e-10]).toEqual([text, x, true]);
  }
  expect(judged).toBeGreaterThan(0);
});

test('there are more than a hundred', () => expect(texts.length).toBeGreaterThan(100));
