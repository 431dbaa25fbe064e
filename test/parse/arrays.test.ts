import { describe, expect, test } from '@jest/globals';
import { FluxionError } from '../../src/error.ts';
import { constant as constantOf } from '../../src/expr/index.ts';
import { derivative, evaluate, fn, grad, substitute, toExpr, variablesOf } from '../../src/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { Tensor, tensor } from '../../src/tensor/index.ts';

function valueOf(text: string): unknown {
  const value: unknown = evaluate(parse(text), { x: 2 });
  return value instanceof Tensor ? value.toArray() : value;
}

describe('arrays', () => {
  test.each([
    ['[1, 2]', [1, 2]],
    [
      '[1, 2; 3, 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[x, x^2; 1, -x]',
      [
        [2, 4],
        [1, -2],
      ],
    ],
    ['2*[1, 2] + 1', [3, 5]],
    ['[1, 2; 3, 4]*[5; 6]', [[17], [39]]],
    [
      '[1, 2; 3, 4].*[1, 2; 3, 4]',
      [
        [1, 4],
        [9, 16],
      ],
    ],
    ['[x, 2]*[3, x]', 10],
    [
      "[1, 2; 3, 4]'",
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ['[5, 6, 7][1]', 5],
    ['[5, 6, 7][end]', 7],
    ['[5, 6, 7][2:end]', [6, 7]],
    ['[5, 6, 7][:2]', [5, 6]],
    ['[5, 6, 7][3:-1:1]', [7, 6, 5]],
    ['A = [1, 2; 3, 4]; A[2, :]', [3, 4]],
    ['A = [1, 2; 3, 4]; A[:, 1]*A[2, :]', 15],
    ['f(t) = [t, 2t]; f(3)', [3, 6]],
    ['[5, 6, 7][end - 1]', 6],
    ['[5, 6, 7][1:end-1]', [5, 6]],
    ['[5, 6, 7, 8][floor(end/2)]', 6],
    ['[5, 6, 7, 8, 9][1:2:end]', [5, 7, 9]],
    ['[5, 6, 7, 8, 9][end:-2:1]', [9, 7, 5]],
    ['[5, 6, 7, 8, 9][end-3:end-1]', [6, 7, 8]],
    ['[5, 6, 7][3:2]', []],
    ['[5, 6, 7][:]', [5, 6, 7]],
    ['[5, 6, 7][[1, 3]]', [5, 7]],
    ['[5, 6, 7][x]', 6],
    ['[5, 6, 7][x + 1]', 7],
    ['[5, 6, 7][end - x]', 5],
    ['A = [1, 2, 3; 4, 5, 6]; A[end, end - 1]', 5],
    [
      'A = [1, 2, 3; 4, 5, 6]; A[:, 2:end]',
      [
        [2, 3],
        [5, 6],
      ],
    ],
    ['A = [1, 2, 3; 4, 5, 6]; A[x, :]', [4, 5, 6]],
    [
      'A = [1, 2, 3; 4, 5, 6]; A[[2, 1], [1, 3]]',
      [
        [4, 6],
        [1, 3],
      ],
    ],
    ['k = 2; [5, 6, 7][k]', 6],
    [
      '[1, 2; 3, 4]^2',
      [
        [7, 10],
        [15, 22],
      ],
    ],
    [
      '[1, 2; 3, 4].^2',
      [
        [1, 4],
        [9, 16],
      ],
    ],
    [
      '[1, 2; 3, 4]^0',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      '[2, 0; 0, 4]^-1',
      [
        [0.5, 0],
        [0, 0.25],
      ],
    ],
    [
      '[1, 2; 3, 4]/[2, 0; 0, 4]',
      [
        [0.5, 0.5],
        [1.5, 1],
      ],
    ],
    [
      '[1, 2; 3, 4]./[2, 1; 1, 4]',
      [
        [0.5, 2],
        [3, 1],
      ],
    ],
    ['[1, 2]^2', [1, 4]],
    ["[1, 2]'*[1, 2; 3, 4]*[1, 2]", 27],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  test.each([
    ['[1, 2; 3]', 'SHAPE'],
    ['[]', 'SYNTAX'],
    ['[1, 2', 'SYNTAX'],
    ['[1, (2; 3)]', 'SYNTAX'],
    ['[1, 2, 3][0]', 'ARGUMENT'],
    ['[1, 2, 3][1.5]', 'ARGUMENT'],
    ['[1, 2, 3][4]', 'SHAPE'],
    ['x[1]', 'SHAPE'],
    ["x'", 'SYNTAX'],
    ['[1, 2]*[1, 2, 3]', 'SHAPE'],
    ['[1, 2, 3][1:4]', 'SHAPE'],
    ['[1, 2, 3][end + 1]', 'SHAPE'],
    ['[1, 2, 3][1:0:3]', 'ARGUMENT'],
    ['[1, 2, 3][1, 1]', 'SHAPE'],
    ['[1, 2; 3, 4]^0.5', 'ARGUMENT'],
    ['[1, 2, 3; 4, 5, 6]^2', 'SHAPE'],
    ['1/[1, 2, 3; 4, 5, 6]', 'SHAPE'],
  ])('%s is an error', (text, code) => {
    let failure: unknown;
    try {
      parse(text);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(FluxionError);
    expect((failure as FluxionError).code).toBe(code);
  });

  test('what is printed means the same', () => {
    for (const text of [
      '[1, 2; 3, 4]*[5; 6]',
      '[1, 2; 3, 4].*[1, 2; 3, 4]',
      '[1, 2; 3, 4]./[1, 2; 3, 4]',
      '[1, 2; 3, 4].^2',
      '[1, 2; 3, 4]^2',
      '2*[1, 2] + 1',
    ]) {
      expect(valueOf(toText(parse(text)))).toEqual(valueOf(text));
    }
  });
});

describe('operators between arrays that are known only later mean what they mean between known ones', () => {
  const A = tensor([
    [1, 2],
    [3, 4],
  ]);
  const x = tensor([5, 6]);
  const plain = (value: unknown): unknown => (value instanceof Tensor ? value.toArray() : value);

  test.each([
    ['A*x', [17, 39]],
    [
      'A.*x',
      [
        [5, 12],
        [15, 24],
      ],
    ],
    ['A x', [17, 39]],
    ["x'*A*x", 319],
    ['2A*x/2', [17, 39]],
    ['A^n*x', [95, 207]],
    ['(A*x)^2', [289, 1521]],
    ['A^-1*(A*x)', [5, 6]],
    ['(x*x)^2', 3721],
    ['x[end - 1:end]', [5, 6]],
    ['A[n, end]', 4],
    ['A[end, :]*x', 39],
    ['x[end/2]', 5],
    ['dot(x, x) - x*x', 0],
    ['sum(A*x)', 56],
    ['f(M, v) = M*v; f(A, x)', [17, 39]],
    ['B = A*A; B*x', [95, 207]],
  ] as const)('%s', (text, expected) => {
    const values = { A, x, n: 2 };
    const result = [evaluate(text, values), evaluate(substitute(text, { A: constantOf(A), x: constantOf(x), n: 2 }))];
    const names = variablesOf(parse(text, { arrays: true }));
    const called =
      text.startsWith('f(') || text.startsWith('B')
        ? []
        : [fn(`f(${names.join(', ')}) = ${text}`)(...names.map((name) => values[name as 'A']))];
    for (const value of [...result, ...called]) {
      const [actual, wanted] = [plain(value), expected].map((v) => [v].flat(3)) as [number[], number[]];
      expect(actual).toHaveLength(wanted.length);
      for (const [i, w] of wanted.entries()) expect(actual[i]).toBeCloseTo(w, 9);
    }
  });

  test('numbers stay numbers: the nodes are those of scalars', () => {
    expect(substitute('A*x^2/y', { A: 2 })).toBe(parse('2*x^2/y'));
    const traced = toExpr(fn('f(a, b) = a*b^2/a'), [1, 2], ['a', 'b']);
    expect(traced).toBe(parse('a*b^2/a'));
  });

  test('derivatives', () => {
    expect(grad(fn('f(A, x) = x*A*x'), 1)(A, x)).toEqual(tensor([40, 73]));
    expect(evaluate(derivative('[x, 2; x^2, 1]*[3; x]', 'x'), { x: 2 })).toEqual(tensor([[5], [13]]));
    expect(fn('f(x, y) = d/dx(x*x*y)')(3, 2)).toBe(12);
    expect(fn('f(t, A, x) = d/dt(t^2*A*x)')(3, A, x)).toEqual(tensor([6 * 17, 6 * 39]));
    expect(grad(fn('f(x) = x[end]*x[1:end-1]*x[2:end]'))(tensor([1, 2, 3]))).toEqual(tensor([6, 12, 14]));
  });

  test('an index outside, found when the function is called', () => {
    expect(() => fn('f(x) = x[4]')(tensor([1, 2]))).toThrow(/no position 4 among 2/);
    expect(() => evaluate('x[n]', { x, n: 0 })).toThrow(/positions count from 1/);
    expect(() => evaluate('A*x', { A, x: tensor([1, 2, 3]) })).toThrow(/cannot multiply the shapes/);
    expect(() => fn('f(x) = x[floor(end/2)]')).toThrow(/not known here/);
  });
});
