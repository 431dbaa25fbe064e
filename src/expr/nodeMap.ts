import type { Expr } from './node.ts';

/** From so many entries on a table by numbers is quicker than one by hashes. */
const MANY = 1024;

/** Nodes that were made one after the other have neighbouring numbers: so many share a page. */
const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

/**
 * Values by node, as a Map; of a large graph they lie in pages by the numbers of the nodes, where neither hashing nor growing
 * costs anything. A value is never undefined.
 */
export class NodeMap<V extends NonNullable<unknown>> {
  #few: Map<Expr, V> | undefined = new Map<Expr, V>();
  #pages: Map<number, (V | undefined)[]> | undefined;
  /** The page of the last access, and its number. */
  #page: (V | undefined)[] = [];
  #number = -1;

  get(node: Expr): V | undefined {
    if (this.#few !== undefined) return this.#few.get(node);
    const number = node.id >>> PAGE_BITS;
    if (number !== this.#number) {
      const page = this.#pages?.get(number);
      if (page === undefined) return undefined;
      this.#page = page;
      this.#number = number;
    }
    return this.#page[node.id & (PAGE - 1)];
  }

  has(node: Expr): boolean {
    return this.get(node) !== undefined;
  }

  set(node: Expr, value: V): void {
    if (this.#few !== undefined) {
      if (this.#few.size < MANY) {
        this.#few.set(node, value);
        return;
      }
      const few = this.#few;
      this.#few = undefined;
      for (const [known, its] of few) this.#place(known.id, its);
    }
    this.#place(node.id, value);
  }

  #place(id: number, value: V): void {
    const number = id >>> PAGE_BITS;
    if (number !== this.#number) {
      this.#pages ??= new Map();
      let page = this.#pages.get(number);
      if (page === undefined) {
        page = new Array<V | undefined>(PAGE).fill(undefined);
        this.#pages.set(number, page);
      }
      this.#page = page;
      this.#number = number;
    }
    this.#page[id & (PAGE - 1)] = value;
  }
}
