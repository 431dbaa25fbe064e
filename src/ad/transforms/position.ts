import { described } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import type { Sym } from '../../expr/index.ts';
import type { Parameter } from './parameter.ts';
import type { Recording } from './record.ts';
import type { Tree } from './tree.ts';

/** By which argument: its position, several, or none beside `weights`. */
export type Position = number | readonly number[] | null;

/** One parameter or several. */
export type Weights = Parameter | readonly Parameter[];

/**
 * Positions as a list.
 *
 * @throws FluxionError ARGUMENT on negative, fractional or repeated positions, and where there is nothing to
 * differentiate by.
 */
export function positionsOf(transform: string, position: Position, weights?: Weights): readonly number[] {
  if (position === null) {
    if (weights !== undefined) return [];
    throw new FluxionError(
      'ARGUMENT',
      `${transform}: gradPosition and weights are both null: nothing to differentiate by.`,
      {
        suggestion: 'Give a position (0 is the first argument), a list of positions, or weights.',
      },
    );
  }
  // JavaScript may pass anything: what is no list is judged as the one position that it should be.
  const list: readonly number[] = Array.isArray(position) ? position : [position as number];
  for (const [i, at] of list.entries()) {
    if (!Number.isInteger(at) || at < 0) {
      throw new FluxionError(
        'ARGUMENT',
        `${transform}: ${typeof at === 'number' ? at : described(at)} is no position of an argument.`,
        {
          suggestion: 'Positions count from 0; negative ones are not allowed.',
        },
      );
    }
    if (list.indexOf(at) !== i) {
      throw new FluxionError('ARGUMENT', `${transform}: position ${at} is given twice.`, {
        suggestion: 'Name each position once.',
      });
    }
  }
  if (list.length === 0 && weights === undefined) {
    throw new FluxionError('ARGUMENT', `${transform}: the list of positions is empty.`, {
      suggestion: 'Give a position, or weights.',
    });
  }
  return list;
}

/** What to say of no or one argument. */
const ONLY: readonly string[] = ['Call it with arguments.', 'The only position is 0.'];

/** @throws FluxionError ARGUMENT where the call has no such argument. */
export function checkPositions(transform: string, positions: readonly number[], count: number): void {
  const beyond = positions.find((position) => position >= count);
  if (beyond === undefined) return;
  const given = `${count} argument${count === 1 ? '' : 's'}`;
  throw new FluxionError(
    'ARGUMENT',
    `${transform}: position ${beyond} is past the ${given} the function was called with.`,
    {
      suggestion: ONLY[count] ?? `Positions are 0 to ${count - 1}.`,
    },
  );
}

/**
 * The variables of an argument.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where it holds no number.
 */
export function variablesAt(transform: string, { args, ofArgument }: Recording, position: number): readonly Sym[] {
  const variables = ofArgument[position] as readonly Sym[];
  if (variables.length > 0) return variables;
  const found = (args[position] as Tree).rebuild([]);
  const kind = Array.isArray(found) ? 'a list without numbers' : described(found);
  throw new FluxionError(
    'NOT_DIFFERENTIABLE',
    `${transform}: argument ${position} is ${kind}, which has no derivative.`,
    {
      suggestion: 'Differentiate by numbers, tensors, or objects and arrays of them.',
    },
  );
}
