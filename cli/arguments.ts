import { FluxionError } from '../src/index.ts';

/** What the argument reader needs to know of an option: its flags, and whether a value follows. */
export interface Flag {
  readonly short?: string | undefined;
  readonly long?: string | undefined;
  /** A value always follows. */
  readonly required: boolean;
}

export interface Arguments {
  /** Our options with their values, in order. */
  readonly options: readonly string[];
  /** Long options that are not ours. */
  readonly foreign: readonly string[];
  /** What is no option, in order: expressions, files. */
  readonly operands: readonly string[];
  /** Operands that begin with a minus: `-x^2`, or an option that only another program knows. */
  readonly signed: readonly string[];
  /** Operands of both kinds, in the order in which they stand. */
  readonly all: readonly string[];
}

/**
 * Tell options from operands, where an operand may begin with a minus: `-x^2` is an expression, because no option of ours
 * is called that. A word that begins with two minus signs and a letter stays an option, so that a mistyped one is
 * reported.
 *
 * @throws FluxionError USAGE where an option lacks its value.
 * @example
 * readArguments(['-x^2', '--at', '-1'], flags) // { options: ['--at', '-1'], foreign: [], operands: [], signed: ['-x^2'] }
 */
export function readArguments(args: readonly string[], flags: readonly Flag[]): Arguments {
  const options: string[] = [];
  const foreign: string[] = [];
  const operands: string[] = [];
  const signed: string[] = [];
  const all: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] as string;
    const name = word.startsWith('--') ? word.split('=', 1)[0] : word;
    const flag = flags.find(({ short, long }) => name === short || name === long);
    if (word === '--') {
      operands.push(...args.slice(i + 1));
      all.push(...args.slice(i + 1));
      break;
    } else if (flag !== undefined) {
      options.push(word);
      if (!flag.required || word !== name) continue;
      const value = args[++i];
      if (value === undefined) throw new FluxionError('USAGE', `${word} needs a value after it.`);
      options.push(value);
    } else if (/^--[a-z]/i.test(word)) {
      foreign.push(word);
    } else if (word.startsWith('-') && word !== '-') {
      signed.push(word);
      all.push(word);
    } else {
      operands.push(word);
      all.push(word);
    }
  }
  return { options, foreign, operands, signed, all };
}
