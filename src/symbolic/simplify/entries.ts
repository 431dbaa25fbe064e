import type { Expr } from '../../expr/index.ts';

/** From so many entries on a search through all of them is slower than an index. */
const FEW = 16;

/**
 * Values by node, in the order in which they came: the terms of a sum, the powers of a product. Nearly all have a handful, which
 * a search through a list finds sooner than a hash does; and a loop by positions makes nothing, where one over a Map makes
 * an array for every entry. With Maps the derivative of a formula of 60 nodes made half as much garbage again, and took a sixth
 * of its time for it.
 */
export class Entries<V extends NonNullable<unknown>> {
  /** Keys and values in turn. What was deleted of many leaves a gap until the next look at a position. */
  #slots: (Expr | V | undefined)[];
  /** Of many: the slot of each key. */
  #index: Map<Expr, number> | undefined;
  #gaps = 0;

  private constructor(slots: (Expr | V | undefined)[]) {
    this.#slots = slots;
    if (slots.length > 2 * FEW) this.#reindex();
  }

  static none<V extends NonNullable<unknown>>(): Entries<V> {
    return new Entries<V>([]);
  }

  static of<V extends NonNullable<unknown>>(key: Expr, value: V): Entries<V> {
    return new Entries<V>([key, value]);
  }

  get size(): number {
    return (this.#slots.length >> 1) - this.#gaps;
  }

  keyAt(position: number): Expr {
    if (this.#gaps > 0) this.#close();
    return this.#slots[2 * position] as Expr;
  }

  valueAt(position: number): V {
    if (this.#gaps > 0) this.#close();
    return this.#slots[2 * position + 1] as V;
  }

  get(key: Expr): V | undefined {
    const slot = this.#find(key);
    return slot === undefined ? undefined : (this.#slots[slot + 1] as V);
  }

  has(key: Expr): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: Expr, value: V): void {
    const slot = this.#find(key);
    if (slot !== undefined) {
      this.#slots[slot + 1] = value;
      return;
    }
    this.#index?.set(key, this.#slots.length);
    this.#slots.push(key, value);
    if (this.#index === undefined && this.#slots.length > 2 * FEW) this.#reindex();
  }

  delete(key: Expr): void {
    const slot = this.#find(key);
    if (slot === undefined) return;
    const slots = this.#slots;
    if (this.#index === undefined) {
      for (let next = slot + 2; next < slots.length; next++) slots[next - 2] = slots[next];
      slots.pop();
      slots.pop();
      return;
    }
    this.#index.delete(key);
    slots[slot] = undefined;
    slots[slot + 1] = undefined;
    this.#gaps++;
    // Of what comes and goes, no more gaps are kept than entries.
    if (4 * this.#gaps > slots.length) this.#close();
  }

  copy(): Entries<V> {
    if (this.#gaps > 0) this.#close();
    return new Entries<V>(this.#slots.slice());
  }

  /** All of it as pairs. */
  pairs(): [Expr, V][] {
    const pairs = new Array<[Expr, V]>(this.size);
    for (let i = 0; i < pairs.length; i++) pairs[i] = [this.keyAt(i), this.valueAt(i)];
    return pairs;
  }

  values(): V[] {
    const values = new Array<V>(this.size);
    for (let i = 0; i < values.length; i++) values[i] = this.valueAt(i);
    return values;
  }

  #find(key: Expr): number | undefined {
    if (this.#index !== undefined) return this.#index.get(key);
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += 2) if (slots[slot] === key) return slot;
    return undefined;
  }

  #close(): void {
    const kept: (Expr | V | undefined)[] = [];
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const key = this.#slots[slot];
      if (key !== undefined) kept.push(key, this.#slots[slot + 1]);
    }
    this.#slots = kept;
    this.#gaps = 0;
    this.#reindex();
  }

  #reindex(): void {
    const index = new Map<Expr, number>();
    for (let slot = 0; slot < this.#slots.length; slot += 2) index.set(this.#slots[slot] as Expr, slot);
    this.#index = index;
  }
}
