import type { ErrorCode } from '../src/index.ts';

/** The exit codes of every command, part of the public contract. */
export const EXIT = {
  done: 0,
  /** The methods disagree, or a checked formula is wrong. */
  disagree: 1,
  /** Usage or syntax. */
  usage: 2,
  /** Undefined at the point. */
  undefined: 3,
  /** A fault of Fluxion itself (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a failure of each class means to a script. */
export const EXIT_OF_ERROR: Readonly<Record<ErrorCode, ExitCode>> = {
  SYNTAX: EXIT.usage,
  NAME: EXIT.usage,
  ARGUMENT: EXIT.usage,
  LIMIT: EXIT.usage,
  SHAPE: EXIT.usage,
  USAGE: EXIT.usage,
  NOT_DIFFERENTIABLE: EXIT.usage,
  UNDEFINED: EXIT.undefined,
};
