import type { Expr } from './node.ts';

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
 * The node that was made last: with it goes what is remembered of all of them. With the first it might stay, which may be the
 * literal 1.
 */
export function newest(first: Expr, ...others: readonly Expr[]): Expr {
  return others.reduce((last, node) => (node.id > last.id ? node : last), first);
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

/** So many references are made before the first search for dead ones. */
const FIRST_SWEEP = 256;

/**
 * Values by key, found while somebody holds them. What nobody holds is made anew when it is asked for.
 *
 * @example
 * const points = new WeakValues<string, { x: number }>();
 * const point = points.of('origin', () => ({ x: 0 }));
 * points.of('origin', () => ({ x: 1 })) === point // true
 */
export class WeakValues<K, V extends object> {
  readonly #references = new Map<K, WeakRef<V>>();
  #sweepAt = FIRST_SWEEP;

  get(key: K): V | undefined {
    return this.#references.get(key)?.deref();
  }

  of(key: K, make: () => V): V {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#references.set(key, new WeakRef(made));
    if (this.#references.size >= this.#sweepAt) this.#sweep();
    return made;
  }

  #sweep(): void {
    for (const [key, reference] of this.#references) if (reference.deref() === undefined) this.#references.delete(key);
    this.#sweepAt = Math.max(2 * this.#references.size, FIRST_SWEEP);
  }
}
