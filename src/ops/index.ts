import { makeOp, type Op, type OpEntry } from '../expr/index.ts';
import { activation } from './activation.ts';
import { arithmetic } from './arithmetic.ts';
import { constants } from './constants.ts';
import { elementary } from './elementary.ts';
import { hyperbolic } from './hyperbolic.ts';
import { logic } from './logic.ts';
import { piecewise } from './piecewise.ts';
import { errorFunctions } from './special/error.ts';
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
  ...constants,
};

/** Every operation of the language, by its name. */
export const table: ReadonlyMap<string, Op> = new Map(
  Object.entries<OpEntry>(entries).map(([name, entry]) => [name, makeOp(name, entry)]),
);

const byAnyName: ReadonlyMap<string, readonly Op[]> = groupByName();

/**
 * The operation that people call `name`, by its own name or an alias. Operations may share a name (`log(x)`,
 * `log(x, base)`): the one that takes `count` arguments, else the first.
 */
export function findOp(name: string, count?: number): Op | undefined {
  const candidates = byAnyName.get(name);
  return candidates?.find((candidate) => count !== undefined && takes(candidate, count)) ?? candidates?.[0];
}

/** The operation named `name`, for code that builds expressions. */
export function op(name: OpName): Op {
  return table.get(name) as Op;
}

/** Names of the table; the compiler refuses any other. */
export type OpName = keyof typeof entries;

function takes(op: Op, count: number): boolean {
  return op.variadic ? count > 0 : op.parameters.length === count;
}

function groupByName(): Map<string, Op[]> {
  const groups = new Map<string, Op[]>();
  for (const entry of table.values()) {
    for (const name of new Set([entry.name, entry.written, ...(entry.aliases ?? [])])) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}
