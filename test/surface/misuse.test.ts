import { describe, expect, test } from '@jest/globals';
import * as fluxion from '../../src/index.ts';
import { isKnownSentence } from '../../src/messages/index.ts';

/** What a program in JavaScript may pass by mistake, and a few values that are right somewhere. */
const values: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  5,
  -1,
  0.5,
  10n,
  true,
  Symbol('s'),
  'x^2',
  '@',
  {},
  { a: 1 },
  new Map(),
  [],
  [1, 2],
  [1, undefined],
  [[1], [2, 3]],
  (x: unknown) => x,
  fluxion.ones([2, 3]),
];
const few = [undefined, null, -1, 'x', {}, [1, 2]];

type Anything = (...args: unknown[]) => unknown;

/** The function itself makes a failure, of whatever it is given. */
const notTried = new Set(['FluxionError']);

/** Every public function by its name, a constructor as a function. */
function publicFunctions(): [string, Anything][] {
  const found: [string, Anything][] = [];
  for (const [name, value] of Object.entries(fluxion)) {
    if (typeof value !== 'function' || notTried.has(name)) continue;
    const isClass = /^class\b/.test(Function.prototype.toString.call(value));
    const call = isClass
      ? (...args: unknown[]) => new (value as unknown as new (...given: unknown[]) => unknown)(...args)
      : (value as unknown as Anything);
    found.push([name, call]);
  }
  for (const [name, value] of Object.entries(fluxion.ops)) found.push([`ops.${name}`, value as unknown as Anything]);
  return found;
}

function argumentLists(): unknown[][] {
  const lists: unknown[][] = [[]];
  for (const a of values) {
    lists.push([a]);
    for (const b of values) lists.push([a, b]);
    for (const b of few) for (const c of few) lists.push([a, b, c]);
  }
  return lists;
}

/** The failures of a call and, where it gives a function, of the calls of that one. */
function failures(call: Anything, args: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  const attempt = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      found.push(error);
      return undefined;
    }
  };
  const result = attempt(() => call(...args));
  if (typeof result === 'function') for (const value of few) attempt(() => (result as Anything)(value));
  return found;
}

describe('every public function, called with anything, fails only as a FluxionError in whole sentences', () => {
  const lists = argumentLists();
  test.each(publicFunctions())('%s', (_, call) => {
    const raw = new Set<string>();
    const clumsy = new Set<string>();
    for (const args of lists) {
      for (const error of failures(call, args)) {
        if (!(error instanceof fluxion.FluxionError)) {
          raw.add(
            String((error as Error)?.stack ?? error)
              .split('\n')
              .slice(0, 2)
              .join(),
          );
          continue;
        }
        for (const text of [error.message, error.suggestion ?? 'Good.']) {
          const whole = /^[^\s].*[^\s]$/s.test(text) && /[A-Za-z)\]]/.test(text);
          if (
            !whole ||
            /\ba (?:array|object|undefined|operand|integer|index|axis|argument)\b|\[object|\bA undefined/.test(text)
          )
            clumsy.add(text);
        }
      }
    }
    expect([...raw]).toEqual([]);
    expect([...clumsy]).toEqual([]);
  });
});

test('what such failures say is known in Chinese', () => {
  const unknown = new Set<string>();
  for (const [, call] of publicFunctions()) {
    for (const value of values) {
      for (const error of failures(call, [value])) {
        if (!(error instanceof fluxion.FluxionError)) continue;
        for (const text of [error.message, error.suggestion ?? ''])
          if (text !== '' && !isKnownSentence(text)) unknown.add(text);
      }
    }
  }
  expect([...unknown]).toEqual([]);
});

describe('what is missing or wrong is named as the caller wrote it', () => {
  const { ops, tensor, ones } = fluxion;
  const wrong: [() => unknown, string, RegExp?][] = [
    [() => (ops.add as Anything)(1), 'add takes 2 arguments, not 1: add(x, y).'],
    [() => (ops.add as Anything)(1, undefined), 'add: y is missing.', /^Give a number, a tensor/],
    [
      () => (ops.greater as Anything)(1, 'a'),
      "greater: y is the text 'a', not a number, a tensor or a list of numbers.",
    ],
    [() => (ops.concat as Anything)([1, null]), 'concat: x[1] is null, not a number, a tensor or a list of numbers.'],
    [() => (ops.sum as Anything)(), 'sum: x is missing.'],
    [() => (ops.matmul as Anything)(ones([2, 2])), 'matmul: B is missing.'],
    [
      () =>
        (tensor as Anything)([
          [1, 2],
          [3, null],
        ]),
      'tensor: value[1][1] is null, not a number.',
    ],
    [() => (fluxion.grad as Anything)(null), 'grad: f is null, not a function.', /fn\(/],
    [
      () => (fluxion.grad as Anything)((x: unknown) => x, 0, { hasAUX: true }),
      'grad: there is no option hasAUX.',
      /hasAux/,
    ],
    [() => (fluxion.jvp as Anything)((x: unknown) => x, [1]), 'jvp: tangents is missing.', /a list/],
    [() => (ops.mse as Anything)([1], [2], 'avg'), "mse: the text 'avg' is no reduction.", /mean, sum, none/],
    [() => (ops.sum as Anything)([1], 'x'), "sum: the text 'x' is no axis."],
    [() => (fluxion.parse as Anything)(3), 'parse: text is the number 3, not a text.'],
    [() => (fluxion.derivative as Anything)('x^2'), 'derivative: wrt is missing.', /a name/],
  ];
  test.each(wrong.map(([run, message, suggestion]) => [message, run, suggestion] as const))(
    '%s',
    (message, run, suggestion) => {
      let failure: unknown;
      try {
        run();
      } catch (error) {
        failure = error;
      }
      expect(failure).toBeInstanceOf(fluxion.FluxionError);
      expect((failure as Error).message).toBe(message);
      if (suggestion !== undefined) expect((failure as fluxion.FluxionError).suggestion).toMatch(suggestion);
    },
  );
});
