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
 * remember(squares, 3, () => 9) // 9, and from now on known
 */
export function remember<K, V extends NonNullable<unknown>>(memory: Memory<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
