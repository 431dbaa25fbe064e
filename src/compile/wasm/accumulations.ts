import { op } from '../../ops/index.ts';
import { APPLICATION, type Flat, FlatWriter, INPUT, NUMBER, opOf } from '../flat.ts';

/** Shorter chains are not worth a loop of their own. */
const MIN_LENGTH = 8;

/** What can go on as one chain, by value: sums and differences, products and quotients, of two values. 0 is none. */
function familiesOf(flat: Flat): Int32Array {
  const [sum, product] = [1, 2];
  const byKind = flat.ops.map(({ weights, exponents }) =>
    weights?.length === 2 ? sum : exponents?.length === 2 ? product : 0,
  );
  return flat.kind.map((kind) => byKind[kind - APPLICATION] ?? 0);
}

/**
 * Long sums and products that are written out: chains of instructions, each of which adds to the one before. By value: the
 * last of its chain, or 0.
 */
function accumulations(flat: Flat): Int32Array {
  const { length, first, from, args } = flat;
  const family = familiesOf(flat);
  const next = longestNext(flat, family);
  const previous = new Int32Array(length).fill(-1);
  const lengths = new Int32Array(length).fill(1);
  for (let k = first; k < length; k++) {
    if (family[k] === 0) continue;
    for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
      const arg = args[i] as number;
      if (next[arg] !== k || (lengths[arg] as number) < (lengths[k] as number)) continue;
      previous[k] = arg;
      lengths[k] = (lengths[arg] as number) + 1;
    }
  }
  const chain = new Int32Array(length);
  for (let last = length - 1; last >= 0; last--) {
    if (chain[last] !== 0 || (lengths[last] as number) < MIN_LENGTH) continue;
    for (let k = last; k !== -1; k = previous[k] as number) chain[k] = last;
  }
  return chain;
}

/** By value: the user of its family from which the chain goes on for longest, or 0. */
function longestNext({ length, first, from, args }: Flat, family: Int32Array): Int32Array {
  const next = new Int32Array(length);
  const rest = new Int32Array(length);
  for (let k = length - 1; k >= first; k--) {
    if (family[k] === 0) continue;
    for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
      const arg = args[i] as number;
      if (family[arg] !== family[k] || (rest[arg] as number) > (rest[k] as number)) continue;
      next[arg] = k;
      rest[arg] = (rest[k] as number) + 1;
    }
  }
  return next;
}

/** A program with the chains in it. */
export interface Accumulating {
  readonly flat: Flat;
  readonly chain: Int32Array;
}

/**
 * The same program, in which long sums only add: what they subtract has its sign changed beforehand, which is exact. A chain
 * of one operation is one loop.
 */
export function withSumsOnly(flat: Flat): Accumulating {
  const { length, first, kind, from, args } = flat;
  const chain = accumulations(flat);
  const subtracts = flat.ops.map(({ weights }) => weights?.[1] === -1);
  const isSubtraction = (k: number): boolean =>
    chain[k] !== 0 &&
    subtracts[(kind[k] as number) - APPLICATION] === true &&
    chain[args[from[k] as number] as number] === chain[k];
  let subtractions = 0;
  for (let k = first; k < length; k++) if (isSubtraction(k)) subtractions++;
  if (subtractions === 0) return { flat, chain };
  const [add, negate] = [op('add'), op('neg')];
  const writer = new FlatWriter(flat.inputs, length + subtractions, args.length + subtractions);
  const places = new Int32Array(length);
  const placed = (value: number): number => places[value] as number;
  for (let k = 0; k < first; k++) places[k] = writer.leaf(kind[k] === INPUT ? INPUT : NUMBER, flat.leaf[k] as number);
  for (let k = first; k < length; k++) {
    if (isSubtraction(k)) {
      const [sum, term] = [args[from[k] as number] as number, args[(from[k] as number) + 1] as number];
      writer.argument(placed(term));
      const negated = writer.apply(negate);
      writer.argument(placed(sum));
      writer.argument(negated);
      places[k] = writer.apply(add);
      continue;
    }
    for (let i = from[k] as number; i < (from[k + 1] as number); i++) writer.argument(placed(args[i] as number));
    places[k] = writer.apply(opOf(flat, k));
  }
  const made = writer.done(flat.outputs.map(placed));
  const chains = new Int32Array(made.length);
  for (let k = 0; k < length; k++) if (chain[k] !== 0) chains[placed(k)] = placed(chain[k] as number);
  return { flat: made, chain: chains };
}
