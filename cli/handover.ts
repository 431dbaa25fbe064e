import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { constants as os } from 'node:os';
import { delimiter, join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { FluxionError } from '../src/index.ts';
import type { Arguments, Flag } from './arguments.ts';

/**
 * Whether `diff` was called to compare files: with two operands and none of our options. Other options are the system's,
 * but for those that are ours with a slip of the finger.
 */
export function meansSystemDiff({ options, foreign, operands }: Arguments, flags: readonly Flag[]): boolean {
  const slips = foreign.some((word) => flags.some(({ long = '' }) => isSlip(word, long)));
  return operands.length >= 2 && options.length === 0 && !slips;
}

/** Two slips in a long word, one in a short one: `--label` is an option of the system's, and no `--latex`. */
function isSlip(word: string, long: string): boolean {
  return long.length > 5 && distance(word, long) <= (long.length > 7 ? 2 : 1);
}

/** Run the system's diff on the same arguments. Returns its exit code. */
export function runSystemDiff(args: readonly string[], self: string | undefined): number {
  const program = findSystemDiff(self);
  if (program === undefined) {
    throw new FluxionError('USAGE', 'Two operands compare files, and there is no other diff on the PATH.', {
      suggestion: 'To differentiate, give one expression in quotes: diff "x^2*sin(x)".',
    });
  }
  const { status, signal } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== null) return status;
  // The shell's convention for a process that a signal ended.
  return 128 + (signal === null ? 0 : os.signals[signal]);
}

/** The first executable `diff` on the PATH that is not this program (a link of npm's to it counts as this program). */
function findSystemDiff(self: string | undefined): string | undefined {
  const own = self === undefined ? undefined : realpathSync(self);
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder || '.', 'diff'));
  return candidates.find((path) => isExecutable(path) && realpathSync(path) !== own);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
