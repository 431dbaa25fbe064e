import { NAMES, needs } from '../argument.ts';
import { otherReading } from '../parse/index.ts';

/**
 * That a name such as xy is one variable, where a reader may have meant a product.
 *
 * @example
 * readingNotes(['x', 'xy']) // ['xy is read as one name; if x*y is meant, write it so.']
 */
export function readingNotes(names: readonly string[]): string[] {
  needs('readingNotes', { names }, NAMES);
  return names.flatMap((name) => {
    const other = otherReading(name);
    return other === undefined ? [] : [`${name} is read as one name; if ${other} is meant, write it so.`];
  });
}
