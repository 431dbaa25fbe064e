import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { build, type Expr, num, postorder, sym } from '../../src/expr/index.ts';
import { op, table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toLatex, toText } from '../../src/print/index.ts';
import { derivativeOf } from '../../src/symbolic/index.ts';
import { expressions } from '../arbitrary/expression.ts';

const NAMES = ['x', 'y', 'alpha', 'rate'];

describe('toText', () => {
  test.each([...table.values()].filter(({ def }) => def === undefined).map((entry) => [entry.name, entry] as const))(
    '%s reads back to the same node',
    (_, entry) => {
      const names = entry.variadic ? ['x', 'y', 'alpha'] : entry.parameters;
      const call = build(
        entry,
        names.map((__, i) => sym(NAMES[i] as string)),
      );
      const square = build(op('pow'), [call, num(2)]);
      const product = build(op('mul'), [build(op('mul'), [sym('y'), square]), call]);
      const ratio = build(op('div'), [product, build(op('neg'), [build(op('sin'), [call])])]);
      for (const e of [call, square, product, ratio, build(op('sub'), [ratio, call])]) expect(parse(toText(e))).toBe(e);
    },
  );

  test('reads back to the same node, over the whole table', () => {
    fc.assert(
      fc.property(expressions({ depth: 6 }), (e) => void expect(parse(toText(e))).toBe(e)),
      { numRuns: 1500 },
    );
  });

  test('any literal reads back to the same node', () => {
    const any = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
      fc.tuple(fc.integer(), fc.integer({ min: 1 })).map(([p, q]) => `${p}/${q}`),
    );
    fc.assert(
      fc.property(any, (value) => {
        const node = typeof value === 'string' ? parse(value) : num(value);
        expect(parse(toText(node))).toBe(node);
        expect(parse(toText(build(op('pow'), [node, node])))).toBe(build(op('pow'), [node, node]));
      }),
    );
  });

  test.each([
    ['2x sin x', '2 * x * sin(x)'],
    ['x - (y - z)', 'x - (y - z)'],
    ['(x - y) - z', 'x - y - z'],
    ['(-x)^2', '(-x)^2'],
    ['-(x^2)', '-x^2'],
    ['x^(1/3)', 'x^(1/3)'],
    ['(x^y)^z', '(x^y)^z'],
    ['x^(y^z)', 'x^y^z'],
    ['e^(-x)', 'e^(-x)'],
    ['0.5x + x/2', '1/2 * x + x / 2'],
    ['x < y ? 1 : 2', 'x < y ? 1 : 2'],
    ['1 + (x < y ? 1 : 2)', '1 + (x < y ? 1 : 2)'],
    ['not (x == y) and z', 'not (x == y) and z'],
    ['x*(-3)', 'x * (-3)'],
    ['1e-9 + 1e30', '1e-9 + 1e30'],
    ['log(x, 2)', 'log(x, 2)'],
    ['x!!', '(x!)!'],
  ])('%s is written %s', (text, written) => {
    expect(toText(parse(text))).toBe(written);
  });

  test('a deep nest and a long sum print in linear time', () => {
    let nest: Expr = sym('x');
    let sum: Expr = sym('x');
    for (let k = 0; k < 100_000; k++) {
      nest = build(op('sin'), [nest]);
      sum = build(op('add'), [sum, num(k)]);
    }
    expect(toText(nest)).toHaveLength(5 * 100_000 + 1);
    expect(toText(sum)).toMatch(/ \+ 99999$/);
  });

  test('a graph that shares its parts is cut, not written out forever', () => {
    let e: Expr = sym('x');
    for (let k = 0; k < 1000; k++) e = build(op('mul'), [e, build(op('add'), [e, num(1)])]);
    const text = toText(e, { maxLength: 200 });
    expect(text).toHaveLength(200);
    expect(text.endsWith('…')).toBe(true);
    expect(toText(e).length).toBe(2 ** 24);
  });
});

test('a text that is cut is the beginning of the whole one, in both languages', () => {
  const f = derivativeOf(parse(`${'sin('.repeat(300)}x${')'.repeat(300)}`), 'x');
  for (const print of [toText, toLatex]) {
    const whole = print(f);
    expect(whole.length).toBeGreaterThan(100_000);
    for (const maxLength of [1, 2, 77, 5_000, whole.length - 1])
      expect(print(f, { maxLength })).toBe(`${whole.slice(0, maxLength - 1)}…`);
    expect(print(f, { maxLength: whole.length })).toBe(whole);
  }
});

describe('lists in brackets', () => {
  test.each([
    ['[x, x^2]', '[x, x^2]'],
    ['[1, x; 2, 3]', '[1, x; 2, 3]'],
    ['[[1, x], [2, 3]]', '[[1, x], [2, 3]]'],
    ['[x]', '[x]'],
    ['[[x, 1]]', '[[x, 1]]'],
    ['[x, 1]*[2, y]', 'matmul([x, 1], [2, y])'],
    ["[x, y]'", 'transpose([x, y])'],
    ['[1, 2]', '[1, 2]'],
  ])('%s is written %s', (text, written) => expect(toText(parse(text))).toBe(written));

  test('read back to the same node, in both languages', () => {
    const entry = fc.constantFrom('x', '2', 'y^2', 'sin(x)', '-1/2', '[x, 1]', '[1, 2]');
    const row = (width: number) => fc.array(entry, { minLength: width, maxLength: width });
    const texts = fc
      .integer({ min: 1, max: 3 })
      .chain((width) =>
        fc
          .array(row(width), { minLength: 1, maxLength: 3 })
          .map((rows) => `[${rows.map((r) => r.join(', ')).join('; ')}]`),
      );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parsedOrNone(text);
        if (read === undefined) return true;
        // Constants are nodes of their own each time; one of a single element is a number in brackets to LaTeX.
        const isConstant = postorder([read]).some(({ kind }) => kind === 'const');
        const isSame = (other: Expr) => other === read || (isConstant && toText(other) === toText(read));
        return isSame(parse(toText(read))) && (read.kind === 'const' || isSame(parse(toLatex(read))));
      }),
      { numRuns: 300 },
    );
  });

  test('what brackets would make another node is written as it is', () => {
    for (const text of [
      'concat(reshape(1, [1]), reshape(2, [1]), 0)',
      'concat(reshape(x, [1]), reshape(y, [1]))',
      'concat(reshape(x, [1]), [1, 2], 0)',
    ])
      expect(toText(parse(text))).toBe(text);
  });
});

/** Elements of different shapes make no list. */
function parsedOrNone(text: string): Expr | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
