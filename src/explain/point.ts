import { listed } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { type Expr, freeVariables, type Point } from '../expr/index.ts';
import { samplePoints } from '../numeric/index.ts';

/**
 * The point to show a function at: the one that was given, or else one inside its domain.
 *
 * @param wrt variables beside those of the function.
 * @throws FluxionError USAGE for a bare number and several variables, NAME where one has no value, UNDEFINED where no point was found.
 */
export function pointFor(f: Expr, given: Point | number | undefined, wrt: readonly string[] = []): Point {
  const names = [...new Set([...freeVariables(f), ...wrt])];
  if (given === undefined) {
    const [point] = samplePoints(f, names, 1);
    if (point !== undefined) return point;
    throw new FluxionError('UNDEFINED', 'No point was found where the function has a value.', {
      suggestion: 'Give a point where it has one.',
    });
  }
  if (typeof given !== 'number') {
    const missing = names.filter((name) => !Object.hasOwn(given, name));
    if (missing.length === 0) return given;
    throw new FluxionError('NAME', `No value for ${listed(missing)}.`, {
      suggestion: `Add ${missing.map((name) => `${name}=1`).join(',')}.`,
    });
  }
  const [name = 'x', ...others] = names;
  if (others.length === 0) return { [name]: given };
  throw new FluxionError(
    'USAGE',
    `A bare number is a point of one variable, and there are ${names.length}: ${names.join(', ')}.`,
    {
      suggestion: `Name them: ${names.map((one) => `${one}=1`).join(',')}.`,
    },
  );
}
