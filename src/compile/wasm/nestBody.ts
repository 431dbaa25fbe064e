import { type Instruction, listed, type Program } from '../program.ts';
import type { Access, Nest, Operand } from '../tensor/nest.ts';

/** What a nest does at each point, as a program: what it reads are its inputs, in their order. */
export interface NestBody {
  readonly program: Program;
  /** The first value that is computed. */
  readonly start: number;
  valueOf(from: Operand): number;
}

/** The body of a nest. */
export function nestBodyOf({ reads, members, writes }: Nest): NestBody {
  const code: Instruction[] = reads.map((_, index) => ({ kind: 'input', index }));
  const numbers = new Map<string, number>();
  const all = [...members.flatMap(({ args }) => args), ...writes.map(({ from }) => from)];
  for (const arg of all) {
    if (arg.kind !== 'number') continue;
    const key = Object.is(arg.value, -0) ? '-0' : String(arg.value);
    if (!numbers.has(key)) numbers.set(key, code.push({ kind: 'number', value: arg.value }) - 1);
  }
  const start = code.length;
  const valueOf = (from: Operand): number => {
    if (from.kind === 'read') return from.index;
    if (from.kind === 'member') return start + from.index;
    return numbers.get(Object.is(from.value, -0) ? '-0' : String(from.value)) as number;
  };
  for (const { op, args } of members) code.push({ kind: 'apply', op, args: args.map(valueOf) });
  return { program: listed(reads.length, code), start, valueOf };
}

/** A nest over a scalar, as one over a single point. */
export function onePoint(nest: Nest): Nest {
  const still = <A extends Access>(access: A): A => ({ ...access, strides: [0] });
  return { ...nest, extents: [1], reads: nest.reads.map(still), writes: nest.writes.map(still) };
}
