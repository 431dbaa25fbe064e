import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateAt } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { simplify } from '../../src/symbolic/index.ts';

/** The quotients that have a name: tan is sin/cos. */
const ratios = [...table.values()].flatMap(({ name, ratio }): [string, string, string][] => {
  const [, above, below] = /^(\w+)\(x\) \/ (\w+)\(x\)$/.exec(ratio ?? '') ?? [];
  return above === undefined || below === undefined ? [] : [[name, above, below]];
});

const POINTS = [0.3, 0.7, 1.9, -0.6, -1.8];

test('there are named quotients', () => {
  expect(ratios.length).toBeGreaterThanOrEqual(2);
});

test.each(ratios)('%s stands beside the quotient that is its own: %s/%s', (name, above, below) => {
  const exponents = fc.constantFrom('1', '2', '3', '-1', '-2', '1/2', '-3/2');
  const factors = fc.array(fc.tuple(fc.constantFrom(name, above, below), exponents), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(factors, fc.constantFrom('1', 'abs(cos(x))', 'y', 'exp(x)'), (powers, other) => {
      const text = `${powers.map(([f, exponent]) => `${f}(x)^(${exponent})`).join('*')}/${other}`;
      const f = parse(text);
      const simple = simplify(f);
      for (const x of POINTS) {
        const [before, after] = [evaluateAt(f, { x, y: 1.5 }), evaluateAt(simple, { x, y: 1.5 })] as [number, number];
        if (!Number.isFinite(before)) continue;
        if (!(Math.abs(before - after) <= 1e-9 * Math.max(1, Math.abs(before))))
          throw new Error(`${text} became ${toText(simple)}: ${before} is ${after} at ${x}`);
      }
    }),
    { numRuns: 300 },
  );
});
