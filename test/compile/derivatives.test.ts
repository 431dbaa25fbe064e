import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compile/index.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, k) => `x${k}`);

describe('one pass', () => {
  test('what the derivatives share is computed once', () => {
    const f = compile('exp(x*y)', ['x', 'y'], { gradient: true, hessian: true, hvp: true, backend: 'javascript' });
    expect(f.source?.match(/Math\.exp/g)).toHaveLength(1);
  });

  test('what depends on no variable is computed beforehand', () => {
    const f = compile('x + sin(2)*exp(1)/3', ['x'], { backend: 'javascript' });
    expect(f.source).not.toContain('Math');
    expect(f(1)).toBe(1 + (Math.sin(2) * Math.exp(1)) / 3);
  });

  test('numbers of a product are one number', () => {
    const f = compile('2*(3*x)*(5*y)', ['x', 'y'], { backend: 'javascript' });
    expect(f.source?.match(/\*/g)).toHaveLength(2);
    expect(f(7, 11)).toBe(2310);
  });

  test('numbers of a product are left alone where their product is out of range', () => {
    const f = compile('1e300*(1e300*x)', ['x'], { backend: 'javascript' });
    expect(f(1e-300)).toBe(1e300);
  });
});

describe('the mode follows the counts of inputs and outputs', () => {
  /** Prefixes of a chain: all outputs share it. */
  const chain = (outputs: number, first: string): string[] =>
    Array.from({ length: outputs }, (_, k) => `${'sin('.repeat(k + 1)}${first}${')'.repeat(k + 1)}`);

  test('many outputs of one input: forward, linear in the graph', () => {
    const [small, large] = [20, 200].map(
      (count) => compile(chain(count, 'x'), ['x'], { jacobian: true }).instructions,
    ) as [number, number];
    expect(large).toBeLessThan(11 * small);
  });

  test('one output of many inputs: reverse, linear in the graph', () => {
    const [small, large] = [20, 200].map((count) => {
      const x = names(count);
      return compile([`sin(${x.join('*')})`], x, { jacobian: true }).instructions;
    }) as [number, number];
    expect(large).toBeLessThan(11 * small);
  });
});

describe('sparse', () => {
  /** Neighbours only: its Hessian is tridiagonal. */
  const text = (x: readonly string[]): string =>
    x
      .slice(1)
      .map((next, k) => `(${next}-${x[k]}^2)^2`)
      .join('+');

  test('a Hessian: the pattern and the values of the dense one', () => {
    const x = names(12);
    const at = x.map((_, k) => 0.3 + k / 10);
    const { hessian: dense } = compile(text(x), x, { hessian: true })(...at);
    const { hessian: sparse } = compile(text(x), x, { hessian: true, sparse: true })(...at);
    expect(sparse.values).toHaveLength(12 + 2 * 11);
    const seen = x.map(() => x.map(() => 0));
    for (const [k, value] of sparse.values.entries()) {
      const [i, j] = [sparse.rows[k] as number, sparse.columns[k] as number];
      expect(Math.abs(i - j)).toBeLessThanOrEqual(1);
      (seen[i] as number[])[j] = value;
    }
    expect(seen).toEqual(dense);
  });

  test('a Hessian of many variables stays linear', () => {
    const [small, large] = [30, 300].map(
      (count) => compile(text(names(count)), names(count), { hessian: true, sparse: true }).instructions,
    ) as [number, number];
    expect(large).toBeLessThan(12 * small);
  });

  test('a Jacobian by forward mode: more outputs than inputs', () => {
    const { jacobian } = compile(['x', 'y', 'x*y', '7'], ['x', 'y'], { jacobian: true, sparse: true })(2, 5);
    expect(jacobian).toEqual({ rows: [0, 1, 2, 2], columns: [0, 1, 0, 1], values: [1, 1, 5, 2] });
  });
});

describe('columns', () => {
  test('are written into those given', () => {
    const f = compile('x*y', ['x', 'y'], { gradient: true });
    const out = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
    const result = f.map([Float64Array.of(1, 2, 3), 5], out);
    expect(result.map((column, k) => column === out[k])).toEqual([true, true, true]);
    expect(out.map((column) => [...column])).toEqual([
      [5, 10, 15],
      [5, 5, 5],
      [1, 2, 3],
    ]);
  });
});
