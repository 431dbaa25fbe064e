import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tensorMachine } from '../../src/compile/index.ts';
import { build, type Expr, evaluateValues, type Sym, sym, tensorOf } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';
import { sizeOf, Tensor } from '../../src/tensor/index.ts';

/** Numbers that look random. */
function filled(shape: readonly number[], seed: number): Tensor {
  return new Tensor(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(seed + 1.7 * i)),
  );
}

/** The values by the compiled module, twice, and by the operations one after the other. */
function bothWays(roots: readonly Expr[], variables: readonly Sym[], values: readonly Tensor[]): void {
  const machine = tensorMachine(roots, variables);
  const expected = evaluateValues(roots, (variable) => values[variables.indexOf(variable)] as Tensor);
  for (let run = 0; run < 2; run++) {
    for (const [k, value] of values.entries()) machine?.set(k, value);
    machine?.run();
    for (const [k, root] of roots.entries()) {
      const right = tensorOf(expected.get(root) as Tensor);
      const got = tensorOf(machine?.get(k) as Tensor);
      expect(got.shape).toEqual(right.shape);
      const scale = right.data.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
      const worst = right.data.reduce((most, x, i) => Math.max(most, Math.abs((got.data[i] as number) - x)), 0);
      expect(worst).toBeLessThan(1e-13 * scale);
    }
  }
}

const lengths = fc.integer({ min: 1, max: 11 });

test('a product of matrices of any size, either one transposed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70 }),
      fc.oneof(lengths, fc.constantFrom(255, 256, 257, 513)),
      lengths,
      fc.boolean(),
      fc.boolean(),
      (rows, inner, columns, turnLeft, turnRight) => {
        const a = sym('a', turnLeft ? [inner, rows] : [rows, inner]);
        const b = sym('b', turnRight ? [columns, inner] : [inner, columns]);
        const turn = (x: Expr, turned: boolean): Expr => (turned ? build(families.swapLast(), [x]) : x);
        const product = build(families.matmul(), [turn(a, turnLeft), turn(b, turnRight)]);
        bothWays([product], [a, b], [filled(a.shape, 1), filled(b.shape, 2)]);
      },
    ),
    { numRuns: 40 },
  );
});

test('products under leading axes, of vectors, and as sums in the notation of einsum', () => {
  const cases: [Expr, Sym[]][] = (
    [
      ['ij,jk->ki', [5, 6], [6, 7]],
      ['bij,bjk->bik', [3, 5, 6], [3, 6, 7]],
      ['ij,kj->', [5, 6], [4, 6]],
      ['ii,ij->j', [5, 5], [5, 6]],
      ['i,i->i', [5], [5]],
    ] as const
  ).map(([text, left, right]) => {
    const [a, b] = [sym('a', left), sym('b', right)];
    return [build(families.einsum(text), [a, b]), [a, b]];
  });
  for (const [expr, variables] of cases) {
    bothWays(
      [expr],
      variables,
      variables.map(({ shape }, k) => filled(shape, k)),
    );
  }
});

describe('elementwise operations and sums over them', () => {
  const shape = fc.array(fc.constantFrom(1, 2, 3, 8, 9, 67), { minLength: 0, maxLength: 3 });

  test('in one nest or several, on any shape, whatever is broadcast, sliced, turned or summed', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 0, max: 7 }), fc.nat(2), (full, mask, axis) => {
        fc.pre(sizeOf(full) <= 2000);
        const small = full.map((length, k) => ((mask >> k) % 2 === 1 ? 1 : length));
        const [x, y] = [sym('x', full), sym('y', small)];
        const product = build(op('mul'), [build(op('sin'), [x]), build(op('exp'), [y])]);
        const roots: Expr[] = [product, build(families.sum(), [product])];
        if (full.length > 0) {
          const along = axis % full.length;
          const total = build(families.sum(along, true), [product]);
          roots.push(build(families.sum(along), [x]), build(op('sub'), [product, total]));
          roots.push(build(families.sumTo(small), [build(op('cos'), [product])]));
          roots.push(build(op('add'), [build(families.flip(along), [product]), x]));
        }
        if (full.length > 1) roots.push(build(op('tanh'), [build(families.swapLast(), [product])]));
        bothWays(roots, [x, y], [filled(full, 3), filled(small, 4)]);
      }),
      { numRuns: 80 },
    );
  });

  test('the error of a long sum grows slowly', () => {
    const x = sym('x', [1_000_000]);
    const machine = tensorMachine([build(families.sum(), [x])], [x]);
    machine?.set(0, new Tensor([1_000_000], new Float64Array(1_000_000).fill(0.1)));
    machine?.run();
    expect(Math.abs((machine?.get(0) as number) - 100_000)).toBeLessThan(1e-9);
    machine?.set(0, new Tensor([1_000_000], new Float64Array(1_000_000).fill(Infinity)));
    machine?.run();
    expect(machine?.get(0)).toBe(Infinity);
  });
});
