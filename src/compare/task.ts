import { listed } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { differentiableVariables, type Expr, freeVariables, type Point } from '../expr/index.ts';
import { parse } from '../symbolic/index.ts';
import { type CompareOptions, METHODS, type MethodName } from './types.ts';

/** The highest order: beyond it, differences in double precision have no digit left, and formulas swell. */
export const HIGHEST_ORDER = 20;
const DIGITS = { fewest: 10, most: 200, usual: 50 } as const;

/** A comparison to make: the options, complete and checked. */
export interface Task {
  readonly f: Expr;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  readonly order: number;
  readonly at: Point | undefined;
  readonly given: readonly Expr[] | undefined;
  readonly digits: number;
  readonly methods: readonly MethodName[];
}

/**
 * Check the options of a comparison.
 *
 * @throws FluxionError USAGE, LIMIT, NAME or SHAPE, saying what to write instead.
 */
export function readTask(f: Expr, options: CompareOptions): Task {
  if (f.shape.length > 0) {
    throw new FluxionError(
      'SHAPE',
      `The expression is an array of shape [${f.shape.join(', ')}]; a comparison takes a single number.`,
      {
        suggestion: 'Take one element of it, or its sum.',
      },
    );
  }
  const variables = freeVariables(f);
  const wrt = readNames(options.wrt, f);
  return {
    f,
    variables,
    wrt,
    order: readOrder(options.order ?? 1),
    at: readPoint(options.at, variables, wrt),
    given: readFormulas(options.manual, wrt),
    digits: readDigits(options.digits ?? DIGITS.usual),
    methods: readMethods(options.methods),
  };
}

function readNames(names: CompareOptions['wrt'], f: Expr): readonly string[] {
  const variables = names === undefined ? differentiableVariables(f) : [];
  if (names === undefined) return variables.length > 0 ? variables : ['x'];
  const list = typeof names === 'string' ? [names] : names;
  if (list.length === 0) throw new FluxionError('USAGE', 'There is no variable to differentiate by.');
  const twice = list.find((name, i) => list.indexOf(name) !== i);
  if (twice !== undefined)
    throw new FluxionError('USAGE', `${twice} stands twice among the variables to differentiate by.`);
  return list;
}

function readOrder(order: number): number {
  if (!Number.isInteger(order) || order < 1) {
    throw new FluxionError('USAGE', `The order of a derivative is a whole number from 1 on, not ${order}.`);
  }
  if (order > HIGHEST_ORDER) {
    throw new FluxionError(
      'LIMIT',
      `Order ${order} is too high to compare: differences in double precision lose all digits long before.`,
      {
        suggestion: `Use an order of at most ${HIGHEST_ORDER}; for higher ones take a Taylor series.`,
      },
    );
  }
  return order;
}

function readDigits(digits: number): number {
  if (Number.isInteger(digits) && digits >= DIGITS.fewest && digits <= DIGITS.most) return digits;
  throw new FluxionError('LIMIT', `The reference has ${DIGITS.fewest} to ${DIGITS.most} digits, not ${digits}.`);
}

function readMethods(names: CompareOptions['methods']): readonly MethodName[] {
  const unknown = names?.find((name) => !METHODS.includes(name));
  if (unknown !== undefined) {
    throw new FluxionError('USAGE', `${unknown} is no method.`, { suggestion: `Choose among ${METHODS.join(', ')}.` });
  }
  return names === undefined || names.length === 0 ? METHODS : METHODS.filter((name) => names.includes(name));
}

function readPoint(at: CompareOptions['at'], variables: readonly string[], wrt: readonly string[]): Point | undefined {
  const names = [...new Set([...variables, ...wrt])];
  if (at === undefined) return undefined;
  if (typeof at === 'number') return checkFinite({ [oneName(names)]: at });
  const missing = names.filter((name) => !Object.hasOwn(at, name));
  if (missing.length > 0) {
    const given = Object.keys(at);
    throw new FluxionError('NAME', `No value for ${listed(missing)}.`, {
      suggestion: `${given.length === 0 ? 'Give' : `Given: ${given.join(', ')}. Add`} ${missing.map((name) => `${name}=1`).join(',')}.`,
    });
  }
  return checkFinite(at);
}

function oneName(names: readonly string[]): string {
  const [name, ...others] = names;
  if (name !== undefined && others.length === 0) return name;
  throw new FluxionError(
    'USAGE',
    `A bare number is a point of one variable, and there are ${names.length}: ${names.join(', ')}.`,
    {
      suggestion: `Name them: ${names.map((one) => `${one}=1`).join(',')}.`,
    },
  );
}

function checkFinite(point: Point): Point {
  for (const [name, value] of Object.entries(point)) {
    if (!Number.isFinite(value))
      throw new FluxionError('USAGE', `${name} = ${value} is no point: it has to be a finite number.`);
  }
  return point;
}

function readFormulas(manual: CompareOptions['manual'], wrt: readonly string[]): readonly Expr[] | undefined {
  if (manual === undefined) return undefined;
  const list = (Array.isArray(manual) ? manual : [manual]) as readonly (string | Expr)[];
  if (list.length === 0) return undefined;
  if (list.length !== wrt.length) {
    throw new FluxionError(
      'USAGE',
      `There ${list.length === 1 ? 'is 1 formula' : `are ${list.length} formulas`} for ${wrt.length} variables (${wrt.join(', ')}).`,
      {
        suggestion: 'Give one formula for each variable, in that order, or choose the variables.',
      },
    );
  }
  return list.map((formula) => (typeof formula === 'string' ? parse(formula) : formula));
}
