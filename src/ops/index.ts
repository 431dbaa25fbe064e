import type { Op } from '../expr/index.ts';
import { table } from './table.ts';
import { tensorTable } from './tensor/index.ts';

export { type OpName, op, table } from './table.ts';
export { families, lengthOf, stack, tensorOp, tensorTable } from './tensor/index.ts';

const byAnyName: ReadonlyMap<string, readonly Op[]> = groupByName();

/**
 * The operation that people call `name`, by its own name or an alias. Operations may share a name (`log(x)`,
 * `log(x, base)`): the one that takes `count` arguments, else the first.
 */
export function findOp(name: string, count?: number): Op | undefined {
  const candidates = byAnyName.get(name);
  return candidates?.find((candidate) => count !== undefined && takes(candidate, count)) ?? candidates?.[0];
}

function takes(op: Op, count: number): boolean {
  return op.variadic ? count > 0 : op.parameters.length === count;
}

function groupByName(): Map<string, Op[]> {
  const groups = new Map<string, Op[]>();
  for (const entry of [...table.values(), ...tensorTable.values()]) {
    for (const name of new Set([entry.name, entry.written, ...(entry.aliases ?? [])])) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}
