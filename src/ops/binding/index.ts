import type { Binding, Expr } from '../../expr/index.ts';
import { integralOf } from './integral.ts';
import { productOf, sumOf } from './reduction.ts';

export { bigTogether, effortSpent } from './budget.ts';
export { type Opened, open, openForOrder } from './close.ts';
export { integralOf, productOf, sumOf };

/** Builds the expression from its body, the variable of the body that it binds, and the bounds. */
export type Binder = (body: Expr, variable: Binding['variable'], low: Expr, high: Expr) => Expr;

/** What is written `name(expression, variable, low, high)`. */
export const binders: ReadonlyMap<string, Binder> = new Map([
  ['sum', sumOf],
  ['product', productOf],
  ['prod', productOf],
  ['integral', integralOf],
  ['integrate', integralOf],
]);
