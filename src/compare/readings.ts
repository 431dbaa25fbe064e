import { NAMES, needs } from '../argument.ts';
import { otherReading } from '../parse/index.ts';

/** Names of variables that mean something else in other places, and how that is written here. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['f', 'g', 'h'].map((name): [string, string] => [
    name,
    `${name} is a variable here; for a function, define it first: ${name}(x) = x^2; ${name}(x).`,
  ]),
  ['i', 'i is a variable here: there are no complex numbers.'],
  ['Pi', 'Pi is a variable here; the constant is pi.'],
  ['oo', 'oo is a variable here; the constant is Infinity.'],
  ['infinity', 'infinity is a variable here; the constant is Infinity.'],
  ['nan', 'nan is a variable here; the constant is NaN.'],
  ['rad', 'rad is a variable here: angles are in radians already.'],
  ...'mm cm km mg kg ms Hz kHz MHz'
    .split(' ')
    .map((name): [string, string] => [name, `${name} is a variable here: there are no units.`]),
]);

/** What a name by its form may be meant as: a differential, a Bessel function. */
const FORMS: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /^[d∂][a-z]$/,
    (name) =>
      `${name} is a variable here; a derivative is d/dx(...), or dy/dx of a y that is defined before: y = x^2; dy/dx.`,
  ],
  [
    /^[JY]_[\dn]$/,
    (name) =>
      `${name} is a variable here; the Bessel function is bessel${name[0]?.toLowerCase()}(${name.slice(2)}, x).`,
  ],
];

/**
 * That a name such as xy is one variable, where a reader may have meant a product, and that f is a variable, where he may have meant
 * a function.
 *
 * @example
 * readingNotes(['x', 'xy']) // ['xy is read as one name; if x*y is meant, write it so.']
 */
export function readingNotes(names: readonly string[]): string[] {
  needs('readingNotes', { names }, NAMES);
  return names.flatMap((name) => {
    const meant = MEANT.get(name) ?? FORMS.find(([form]) => form.test(name))?.[1](name);
    const other = meant === undefined ? otherReading(name) : undefined;
    if (other !== undefined) return [`${name} is read as one name; if ${other} is meant, write it so.`];
    return meant === undefined ? [] : [meant];
  });
}
