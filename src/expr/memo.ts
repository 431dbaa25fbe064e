/** What a Map and a WeakMap have in common. */
interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/**
 * The value under a key, made when first asked for.
 *
 * @example
 * const squares = new Map<number, number>();
 * remember(squares, 3, () => 9) // 9
 * remember(squares, 3, () => 10) // 9
 */
export function remember<K, V extends NonNullable<unknown>>(memory: Memory<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/**
 * What was made of something the last time: the calls of one function mostly meet the same nodes, and comparing them is
 * quicker than naming them. It keeps the nodes, so that what else is remembered of them lives on between the calls.
 *
 * @example
 * const [x, y] = [sym('x'), sym('y')];
 * const latest = new Latest<number>();
 * latest.of([x, y], () => 1) // 1
 * latest.of([x, y], () => 2) // 1
 * latest.of([y], () => 3) // 3
 */
export class Latest<T> {
  #parts: readonly unknown[] | undefined;
  #made: T | undefined;

  of(parts: readonly unknown[], make: () => T): T {
    if (this.#parts === undefined || !areSame(this.#parts, parts)) {
      this.#made = make();
      this.#parts = parts;
    }
    return this.#made as T;
  }
}

function areSame(known: readonly unknown[], parts: readonly unknown[]): boolean {
  if (known.length !== parts.length) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== parts[i]) return false;
  return true;
}
