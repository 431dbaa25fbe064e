import type { Attribute, OpEntry } from './entry.ts';
import { WeakValues } from './memo.ts';
import { makeOp, type Op } from './op.ts';

/** An operation with fixed parameters: the same attributes give the same operation. */
export type Family<A extends readonly Attribute[]> = (...attributes: A) => Op;

/**
 * Operations that differ by attributes only, such as the axes of a sum.
 *
 * @example
 * const roll = family('roll', (steps: number) => ({ signature: 'roll(x)', tex: '', doc: '', sample: [] }));
 * roll(1) === roll(1) // true
 */
export function family<A extends readonly Attribute[]>(
  name: string,
  entryOf: (...attributes: A) => OpEntry,
): Family<A> {
  const members = new WeakValues<string, Op>();
  const recent: Op[] = [];
  let next = 0;
  const member = (...attributes: A): Op => {
    for (const op of recent) if (areEqual(op.attributes as readonly Attribute[], attributes)) return op;
    const given = attributes.slice(0, attributes.findLastIndex((attribute) => attribute !== undefined) + 1);
    const key = given.length === 0 ? name : `${name} ${JSON.stringify(given, jsonValue)}`;
    const op = members.of(key, () => {
      // A list of the caller may change later, what it meant here may not.
      const own = given.map(copied) as unknown as A;
      // The caller of `family` on an operation checks attributes by what they mean: shapes and kernels throw.
      const same = (...others: Attribute[]): Op => member(...(others as unknown as A));
      return makeOp(key, { ...entryOf(...own), family: same, attributes: own });
    });
    recent[next] = op;
    next = (next + 1) % RECENT;
    return op;
  };
  return member;
}

/** So many members are found by comparing: a function that is traced in every call asks for the same ones, and text is slow. */
const RECENT = 8;

/** Whether two lists of attributes are the same but for what is undefined at their ends. */
function areEqual(known: readonly Attribute[], given: readonly Attribute[]): boolean {
  if (given.length < known.length) return false;
  for (let i = 0; i < given.length; i++) if (!isEqual(known[i], given[i])) return false;
  return true;
}

function isEqual(known: Attribute, given: Attribute): boolean {
  if (typeof known !== 'object' || typeof given !== 'object' || known === null || given === null)
    return known === given;
  const prototype = Object.getPrototypeOf(given);
  if (prototype !== Object.getPrototypeOf(known)) return false;
  if (Array.isArray(known) && Array.isArray(given)) return known.length === given.length && areEqual(known, given);
  if (prototype !== Object.prototype) return false;
  return areEqualRecords(known as AttributeRecord, given as AttributeRecord);
}

type AttributeRecord = Readonly<Record<string, Attribute>>;

function areEqualRecords(known: AttributeRecord, given: AttributeRecord): boolean {
  let more = 0;
  for (const name in known) {
    if (!(name in given) || !isEqual(known[name], given[name])) return false;
    more++;
  }
  for (const _ in given) more--;
  return more === 0;
}

function copied(attribute: Attribute): Attribute {
  if (Array.isArray(attribute)) return attribute.map(copied);
  if (typeof attribute !== 'object' || attribute === null || Object.getPrototypeOf(attribute) !== Object.prototype)
    return attribute;
  return Object.fromEntries(Object.entries(attribute).map(([name, value]) => [name, copied(value)]));
}

/** JSON has no word for these. */
function jsonValue(_: string, value: unknown): unknown {
  const wordless = value === undefined || (typeof value === 'number' && !Number.isFinite(value));
  return wordless || typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : value;
}
