import { FluxionError } from './error.ts';

/** What an argument must be: a test, and the words that say it. */
export interface Kind {
  readonly is: (value: unknown) => boolean;
  readonly words: string;
}

export const FUNCTION: Kind = { is: (value) => typeof value === 'function', words: 'a function' };
export const LIST: Kind = { is: Array.isArray, words: 'a list' };
export const TEXT: Kind = { is: (value) => typeof value === 'string', words: 'a text' };
export const NUMBER: Kind = { is: (value) => typeof value === 'number', words: 'a number' };
export const WHOLE: Kind = { is: Number.isInteger, words: 'a whole number' };
export const POSITIVE: Kind = {
  is: (value) => WHOLE.is(value) && (value as number) > 0,
  words: 'a whole number above 0',
};
export const FLAG: Kind = { is: (value) => typeof value === 'boolean', words: 'true or false' };
export const RECORD: Kind = {
  is: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  words: 'an object',
};
export const NAMES: Kind = {
  is: (value) => LIST.is(value) && (value as unknown[]).every(TEXT.is),
  words: 'a list of names',
};
export const NAME_OR_NAMES: Kind = {
  is: (value) => TEXT.is(value) || NAMES.is(value),
  words: 'a name or a list of names',
};

/**
 * The arguments of a public function, which TypeScript checks and JavaScript does not: all of one kind.
 *
 * @param of the function, as the caller wrote it
 * @throws FluxionError ARGUMENT that names the function and the argument, and says what it is and what it should be.
 * @example
 * needs('jvp', { inputs: [1, 2], tangents: [1, 0] }, LIST);
 */
export function needs(of: string, named: Readonly<Record<string, unknown>>, kind: Kind): void {
  for (const name in named) if (!kind.is(named[name])) throw wrongArgument(of, name, named[name], kind);
}

export function wrongArgument(of: string, name: string, value: unknown, { words }: Kind): FluxionError {
  return value === undefined
    ? new FluxionError('ARGUMENT', `${of}: ${name} is missing.`, { suggestion: `Give ${words}.` })
    : new FluxionError('ARGUMENT', `${of}: ${name} is ${described(value)}, not ${words}.`);
}

/**
 * The options of a public function: an object with these names and no others, so that a slip in a name is no option that
 * silently does nothing.
 *
 * @throws FluxionError ARGUMENT
 */
export function optionsOf<const O extends object>(of: string, options: O, known: readonly string[]): O {
  needs(of, { options }, RECORD);
  const stray = Object.keys(options).find((name) => !known.includes(name));
  if (stray === undefined) return options;
  throw new FluxionError('ARGUMENT', `${of}: there is no option ${stray}.`, {
    suggestion: `There are: ${known.join(', ')}.`,
  });
}

/** What a value is, for messages: `the number 5`, `the text 'x'`, `a list`, `null`. */
export function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text '${value.length > 30 ? `${value.slice(0, 30)}…` : value}'`;
    case 'number':
      return `the number ${value}`;
    case 'bigint':
      return `the bigint ${value}`;
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'a list';
      return 'shape' in value ? 'a tensor' : 'an object';
    default:
      return String(value);
  }
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
