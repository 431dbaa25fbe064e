import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { table } from '../../src/ops/index.ts';

const LAUNCHER = fileURLToPath(new URL('../../bin/diff.cjs', import.meta.url));

/** In the bundle a dependency may lack what another module adds to it under test: every continuation runs there once. */
test('the complex continuation of every function works in the bundle', () => {
  const functions = [...table.values()].filter(
    (op) =>
      op.complex !== undefined &&
      op.parameters.length === 1 &&
      !op.variadic &&
      (op.notation ?? { kind: 'name' }).kind === 'name',
  );
  expect(functions.length).toBeGreaterThan(20);
  const sum = functions.map((op) => {
    const [low, high] = op.sample[0] ?? [0, 1];
    // Each at its own inner point of the domain, whatever x is near 0.
    return `2*${op.written}(${(low + high) / 2} + x/100)`;
  });
  const output = execFileSync(process.execPath, [LAUNCHER, sum.join(' + '), '--at', '0.25', '--json'], {
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toMatchObject({ agree: true });
});
