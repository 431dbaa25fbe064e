import type { Attribute } from '../expr/index.ts';

/** As it is read again: numbers and lists of them as they are, what is not given as `all`, anything else in quotes. */
export function attributeText(attribute: Attribute): string {
  if (attribute === undefined) return 'all';
  if (typeof attribute === 'number' || typeof attribute === 'boolean') return String(attribute);
  if (typeof attribute === 'string') return `"${attribute}"`;
  const numbers =
    Array.isArray(attribute) && attribute.length > 0 && attribute.every((item) => typeof item === 'number');
  const text = JSON.stringify(attribute);
  return numbers ? text.replaceAll(',', ', ') : `"${text.replace(/"(\w+)":/g, '$1:').replaceAll('"', "'")}"`;
}
