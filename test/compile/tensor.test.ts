import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile, tensorMachine } from '../../src/compile/index.ts';
import { allocate } from '../../src/compile/tensor/allocate.ts';
import { stagesOf } from '../../src/compile/tensor/group.ts';
import { inLoops } from '../../src/compile/tensor/loops.ts';
import { withScansTogether } from '../../src/compile/tensor/scan.ts';
import { writtenBy } from '../../src/compile/tensor/stage.ts';
import { build, type Expr, num, postorder, type Sym, sym } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';
import { adjointsOf } from '../../src/rules/index.ts';
import { sizeOf, Tensor } from '../../src/tensor/index.ts';
import { bothWays, filled } from './bothWays.ts';

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

  test('a chain and the sums behind it are one nest, with no memory but for what goes in and comes out', () => {
    const [x, w] = [sym('x', [50, 8]), sym('w', [8])];
    const call = (name: Parameters<typeof op>[0], ...args: Expr[]): Expr => build(op(name), args);
    const chain = call('pow', call('tanh', call('add', call('mul', x, w), num(1))), num(2));
    const roots = inLoops([build(families.sum(), [chain]), build(families.sum(0), [chain])]);
    const order = postorder(roots);
    const { stages, views } = stagesOf(order, roots);
    expect(stages.map(({ kind }) => kind)).toEqual(['nest']);
    expect(stages.flatMap((stage) => writtenBy(stage))).toEqual(roots);
    const { addresses } = allocate(stages, views, [x, w], new Set(roots));
    expect(new Set(addresses.keys())).toEqual(new Set([x, w, ...roots]));
    bothWays(roots, [x, w], [filled(x.shape, 1), filled(w.shape, 2)]);
  });

  test('what is needed again later leaves its memory to others when it is not', () => {
    const x = sym('x', [30, 30]);
    let product: Expr = x;
    for (let k = 0; k < 20; k++) product = build(families.matmul(), [product, x]);
    const order = postorder([product]);
    const { stages, views } = stagesOf(order, [product]);
    const { end } = allocate(stages, views, [x], new Set([product]));
    // The matrix itself, a product and the one before it.
    expect(end).toBeLessThanOrEqual(4 * 8 * 900);
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

describe('totals along an axis', () => {
  const prod = (x: Expr): Expr => build(families.prod(), [x]);

  test('side by side where none waits for another, one after the other where it does: the same values', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 40 }), fc.nat(1), (rows, columns, axis) => {
        const x = sym('x', [rows, columns]);
        const ran = build(families.cumsum(axis), [x]);
        const again = build(families.cumsum(axis), [ran]);
        const half = build(families.cumsum(axis), [build(op('mul'), [ran, num('0.5')])]);
        const more = [0, 1, 2].map((k) => build(families.cumsum(axis), [build(op('add'), [x, num(k)])]));
        bothWays([build(families.prod(axis), [x]), ran, again, half, ...more], [x], [filled(x.shape, 3)]);
      }),
      { numRuns: 40 },
    );
  });

  test('a product and its gradient run along their elements once', () => {
    const x = sym('x', [9]);
    const roots = inLoops([prod(x), ...adjointsOf([prod(x)], [num(1)], [x])]);
    const { stages, views } = stagesOf(postorder(roots), roots);
    expect(stages.filter(({ kind }) => kind === 'scan')).toHaveLength(3);
    const together = withScansTogether(stages, views);
    expect(together.filter(({ kind }) => kind === 'scan')).toHaveLength(1);
    bothWays(roots, [x], [filled([9], 1)]);
  });
});

describe('compile of expressions over variables with shapes', () => {
  const [X, w] = [sym('X', [4, 3]), sym('w', [3])];
  const f = build(families.sum(), [build(op('tanh'), [build(families.matmul(), [X, w])])]);
  const values = [filled([4, 3], 1), filled([3], 2)] as const;

  test.each(['webassembly', 'interpreter'] as const)(
    'value and gradient, in the shapes of the variables: %s',
    (backend) => {
      const both = compile(f, ['X', 'w'], { gradient: true, backend });
      const { value, gradient } = both(...values) as unknown as { value: number; gradient: Tensor[] };
      expect(both.backend).toBe(backend);
      const alone = compile(f, ['X', 'w'])(...values);
      expect(Math.abs(value - (alone as number))).toBeLessThan(1e-14);
      expect(gradient.map(({ shape }) => shape)).toEqual([[4, 3], [3]]);
      for (const [k, argument] of values.entries()) {
        for (let i = 0; i < argument.size; i++) {
          const at = (step: number): number => {
            const moved = argument.data.slice();
            moved[i] = (moved[i] as number) + step;
            const args = values.map((other, j) => (j === k ? new Tensor(argument.shape, moved) : other));
            return compile(f, ['X', 'w'])(...args) as number;
          };
          const quotient = (at(1e-5) - at(-1e-5)) / 2e-5;
          expect(Math.abs((gradient[k]?.data[i] as number) - quotient)).toBeLessThan(1e-8);
        }
      }
      const flat = Float64Array.from([...values[0].data, ...values[1].data]);
      const out = new Float64Array(16);
      expect(both.at(flat, out)).toBe(out);
      expect([...out]).toEqual([value, ...(gradient[0] as Tensor).data, ...(gradient[1] as Tensor).data]);
    },
  );

  test('the same graph is compiled once', () => {
    const again = build(families.sum(), [
      build(op('tanh'), [build(families.matmul(), [sym('X', [4, 3]), sym('w', [3])])]),
    ]);
    const options = { gradient: true } as const;
    expect(compile(again, ['X', 'w'], options)).toBe(compile(f, ['X', 'w'], options));
    expect(compile(again, ['X', 'w'])).not.toBe(compile(f, ['X', 'w'], options));
  });

  test('what does not fit is refused', () => {
    expect(() => compile(f, ['X', 'w'])(values[1], values[0])).toThrow('X has the shape [4, 3]; the argument has [3].');
    expect(() => compile(f, ['X'])).toThrow('w');
    expect(() => compile(f, ['X', 'w'], { hessian: true })).toThrow('gradient');
    expect(() => compile(f, ['X', 'w']).map([[1], [2]])).toThrow('columns');
  });
});

describe('padding is no view', () => {
  // The place of the element that is there and the 0 of the one that is not lie on a line.
  test.each([2, 3, 4])('one element put into %i', (length) => {
    const w = sym('w', [1]);
    bothWays([build(families.unslice([{ stop: 1 }], [length]), [w])], [w], [filled([1], 5)]);
  });

  test.each([0, 1, 3])('a column put at %i of a wider matrix', (start) => {
    const w = sym('w', [2, 1]);
    const padded = build(families.unslice([{}, { start, stop: start + 1 }], [2, 5]), [w]);
    bothWays([padded], [w], [filled([2, 1], 3)]);
  });
});
