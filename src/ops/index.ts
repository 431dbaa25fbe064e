import { makeOp, type Op, type OpEntry } from '../expr/index.ts';
import { arithmetic } from './arithmetic.ts';

const entries: Record<string, OpEntry> = { ...arithmetic };

/** Every operation of the language, by its name. */
export const table: ReadonlyMap<string, Op> = new Map(
  Object.entries(entries).map(([name, entry]) => [name, makeOp(name, entry)]),
);

const byAnyName: ReadonlyMap<string, Op> = new Map(
  [...table.values()].flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
);

/** The operation that people call `name`, by its own name or an alias. */
export function findOp(name: string): Op | undefined {
  return byAnyName.get(name);
}

/** The operation named `name`, for code that builds expressions. */
export function op(name: OpName): Op {
  return table.get(name) as Op;
}

/** Names of the table; the compiler refuses any other. */
export type OpName = keyof typeof arithmetic;
