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

/** Right values for the functions that show derivatives, as first arguments: so that those after them are looked at too. */
function rightValues(): unknown[] {
  const { explain, parse, speaker } = fluxion;
  const f = parse('x^2*sin(x)');
  const say = speaker('en');
  const derivation = explain.derive(f, 'x');
  const check = explain.checkAnswer(f, parse('2x'));
  return [
    f,
    say,
    { left: parse('x^2+y^2'), right: parse('1') },
    derivation,
    derivation.steps[0],
    explain.alternatives(parse('atan(x)'), 'x')[0],
    check,
    { mistake: 'twice', at: f, right: f, wrong: f },
    explain.trace(f, { x: 1 }, ['x']),
    explain.graphOf(f, { x: 1 }),
    explain.functionChart(explain.functionCurves(f, { x: 1 }, 'x'), 'f', say),
    explain.swell(3),
    explain.gradientCosts([1]),
    fluxion.catalogue[0],
    explain.exercise('chain'),
  ];
}

/** Without arguments these work through the whole catalogue, or measure times. */
const laborious = new Set(['overview', 'swell', 'gradientCosts', 'gradientTimes', 'approaches', 'quickestLap']);

/** Every function that shows derivatives. */
const showing = (): [string, Anything][] =>
  Object.entries(fluxion.explain).flatMap(([name, value]) =>
    typeof value === 'function' ? [[`explain.${name}`, value as unknown as Anything]] : [],
  );

function showingLists(name: string): unknown[][] {
  if (laborious.has(name.replace('explain.', ''))) {
    // What is missing is no mistake of theirs.
    const given = values.filter((value) => value !== undefined && !Array.isArray(value));
    return given.map((value) => [value]);
  }
  const pairs = [...values, ...rightValues()].flatMap((a) => [[a], ...values.map((b) => [a, b])]);
  const triples = rightValues().flatMap((a) => few.flatMap((b) => few.map((c) => [a, b, c])));
  return [[], ...pairs, ...triples];
}

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
  test.each(publicFunctions())('%s', (_, call) => expectFluxionErrors(call, lists));
  test.each(showing())('%s', (name, call) => expectFluxionErrors(call, showingLists(name)));

  test('a promise is never made of a wrong argument', () => {
    for (const name of ['graphSvg', 'layoutGraph', 'reportHtml'] as const) {
      expect(() => (fluxion.explain[name] as unknown as Anything)({}, 5)).toThrow(fluxion.FluxionError);
    }
  });

  test('the functions that show derivatives say what is wrong as the caller wrote it', () => {
    const { derive, checkAnswer, traceText } = fluxion.explain as unknown as Record<string, Anything>;
    const f = fluxion.parse('x^2');
    expect(() => derive?.('x^2', 'x')).toThrow("derive: f is the text 'x^2', not an expression.");
    expect(() => derive?.(f)).toThrow('derive: variable is missing.');
    expect(() => derive?.(f, 'x', { partail: true })).toThrow(
      'derive: options is an object, not an object with any of partial.',
    );
    expect(() => checkAnswer?.(f, f, { order: 0 })).toThrow(/an object with any of wrt, order, at/);
    expect(() => traceText?.({}, fluxion.speaker('en'))).toThrow(
      'traceText: trace is an object, not what trace gives.',
    );
  });
});

function expectFluxionErrors(call: Anything, lists: readonly (readonly unknown[])[]): void {
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
}

test('what such failures say is known in Chinese', () => {
  const unknown = new Set<string>();
  for (const [name, call] of [...publicFunctions(), ...showing()]) {
    const isLaborious = laborious.has(name.replace('explain.', ''));
    for (const value of values.filter((one) => !isLaborious || (one !== undefined && !Array.isArray(one)))) {
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
