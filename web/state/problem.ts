import type { Parameters } from './hash.ts';

/** What the visitor asks: as typed, not yet read. Every job takes it; reading happens in the worker. */
export interface Problem {
  readonly f: string;
  /** The variables to differentiate by, as `x, y`; empty for all. */
  readonly wrt: string;
  /** The point, as far as it is given: `{ x: 'pi/2' }`. */
  readonly at: Readonly<Record<string, string>>;
  readonly order: string;
  /** Digits of the reference. */
  readonly digits: string;
  /** The methods asked for, as `manual,numeric`; empty for all. */
  readonly methods: string;
  /** The visitor's own derivative; empty where there is none. */
  readonly manual: string;
}

export const EXAMPLE = 'x^2*sin(x)';

/** In the address, the value of the variable x at the point is `at.x`. */
export const AT = 'at.';

export const DEFAULTS = { f: EXAMPLE, wrt: '', order: '1', digits: '50', methods: '', manual: '' } as const;

/** The problem that the address poses. */
export function problemOf(parameters: Parameters): Problem {
  const at = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    name.startsWith(AT) && value.trim() !== '' ? [[name.slice(AT.length), value]] : [],
  );
  const { f, wrt, order, digits, methods, manual } = { ...DEFAULTS, ...parameters };
  return { f, wrt, order, digits, methods, manual, at: Object.fromEntries(at) };
}

/** The parameters that belong to one function and make no sense with another. */
export function withoutOld(parameters: Readonly<Record<string, string>>): Record<string, undefined> {
  const names = Object.keys(parameters).filter(
    (name) => name.startsWith(AT) || ['wrt', 'order', 'manual', 'methods'].includes(name),
  );
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** What a teacher may hide. A link carries it, as `hide=values,steps`. */
export const HIDEABLE = ['formulas', 'values', 'steps', 'solutions'] as const;

export type Hideable = (typeof HIDEABLE)[number];

export type Hidden = ReadonlySet<Hideable>;

export function hiddenOf({ hide = '' }: Parameters): Hidden {
  const words = hide.split(',');
  return new Set(HIDEABLE.filter((name) => words.includes(name)));
}

/** The names that the address writes, of those that exist. */
export function namesOf<N extends string>(text: string, known: readonly N[]): N[] {
  const words = text.split(',').map((word) => word.trim());
  return known.filter((name) => words.includes(name));
}
