import { makeOp, type Op, type OpEntry } from '../expr/index.ts';
import { activation } from './activation.ts';
import { arithmetic } from './arithmetic.ts';
import { constants } from './constants.ts';
import { elementary } from './elementary.ts';
import { hyperbolic } from './hyperbolic.ts';
import { logic } from './logic.ts';
import { piecewise } from './piecewise.ts';
import { besselFunctions } from './special/bessel.ts';
import { errorFunctions } from './special/error.ts';
import { gammaFunctions } from './special/gamma.ts';
import { integralFunctions } from './special/integrals.ts';
import { trigonometric } from './trigonometric.ts';

const entries = {
  ...arithmetic,
  ...elementary,
  ...trigonometric,
  ...hyperbolic,
  ...piecewise,
  ...logic,
  ...activation,
  ...errorFunctions,
  ...gammaFunctions,
  ...besselFunctions,
  ...integralFunctions,
  ...constants,
};

/** Every operation of the language, by its name. */
export const table: ReadonlyMap<string, Op> = new Map(
  Object.entries<OpEntry>(entries).map(([name, entry]) => [name, makeOp(name, entry)]),
);

/** The operation named `name`, for code that builds expressions. */
export function op(name: OpName): Op {
  return table.get(name) as Op;
}

/** Names of the table; the compiler refuses any other. */
export type OpName = keyof typeof entries;
