/** The operations the cases are made of, over any kind of value: numbers, traced tensors, nodes of a peer's graph. */
export interface Algebra<T> {
  number(value: number): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
  sin(a: T): T;
  cos(a: T): T;
  exp(a: T): T;
}
