import { type Kind, needs } from '../../argument.ts';

/**
 * A function of the public surface, its arguments checked before they are taken apart. The function itself is called by
 * the other modules as it is.
 *
 * @param of its name
 * @param kinds what each argument must be, by its name and in order
 * @throws FluxionError ARGUMENT, from the function that comes back.
 */
export function checked<F extends (...args: never[]) => unknown>(
  of: string,
  f: F,
  kinds: Readonly<Record<string, Kind>>,
): F {
  const names = Object.keys(kinds);
  const guarded = (...args: never[]): unknown => {
    for (const [i, name] of names.entries()) needs(of, { [name]: args[i] }, kinds[name] as Kind);
    return f(...args);
  };
  // A wrapper takes what the function takes.
  return guarded as F;
}
