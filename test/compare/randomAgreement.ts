import { expect } from '@jest/globals';
import { compare, derivedByHand } from '../../src/compare/index.ts';
import { freeVariables } from '../../src/expr/index.ts';
import { op, table } from '../../src/ops/index.ts';
import { toText } from '../../src/print/index.ts';
import { derivativeOf } from '../../src/symbolic/index.ts';
import { conditioning } from './conditioning.ts';
import { randomCase, randomNumbers } from './randomExpression.ts';

/** Every scalar function that has a value and a rule of its own. */
const OPS = [...table.values()].filter(
  ({ eval: value, d, shape, parameters }) =>
    value !== undefined && d !== undefined && shape === undefined && parameters.length > 0,
);

/** An ulp of an input moves a well-conditioned result by a few of its own. */
const WELL_CONDITIONED = 1e-14;

/**
 * On random expressions over the whole table, all methods agree with the reference; symbolic, forward and reverse to
 * 1e-12 where the problem is well-conditioned, numeric within its own error estimate.
 */
export function expectAgreement(count: number, seed: number): void {
  const random = randomNumbers(seed);
  const failures: string[] = [];
  const used = new Set<string>();
  let compared = 0;
  let referenced = 0;
  let strict = 0;
  while (compared < count) {
    const { expr, point } = randomCase(random, OPS, op('add'));
    if (!freeVariables(expr).includes('x')) continue;
    compared++;
    const { agree, methods, notes, reference } = compare(expr, { at: point, wrt: 'x', digits: 15 });
    const where = `${toText(expr)} at x = ${point.x}`;
    if (!agree)
      failures.push(
        `${where}: ${notes.join(' ')} ${methods.map(({ name, derivative }) => `${name} ${derivative}`).join(', ')}`,
      );
    if (reference === null) continue;
    referenced++;
    collectNames(expr, used);
    const conditions = {
      symbolic: conditioning(derivativeOf(expr, 'x'), point),
      other: conditioning(derivedByHand(expr, 'x'), point),
    };
    for (const { name, relativeError } of methods) {
      if (name === 'numeric' || conditions[name === 'symbolic' ? 'symbolic' : 'other'] > WELL_CONDITIONED) continue;
      strict++;
      if (!(relativeError < 1e-12)) failures.push(`${where}: ${name} is off by ${relativeError}`);
    }
  }
  expect(failures).toEqual([]);
  // The law is not empty: nearly all have a reference, and most are well-conditioned.
  expect(referenced).toBeGreaterThan(0.9 * count);
  expect(strict).toBeGreaterThan(2 * count);
  expect(used.size).toBeGreaterThan(80);
}

function collectNames(expr: Parameters<typeof freeVariables>[0], names: Set<string>): void {
  const stack = [expr];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind !== 'call') continue;
    names.add(node.op.name);
    stack.push(...node.args);
  }
}
