import { type Flat, permuted } from '../flat.ts';
import { type Layout, layOut, type Section } from '../layout.ts';
import { findLoops, type Loop, withTables } from '../roll/index.ts';
import { alikeTogether } from './alike.ts';
import { bodyOf } from './body.ts';
import { eager, interleaved, partnersTogether } from './order.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * How many instructions one WebAssembly function holds: enough that few values cross a cut, few enough that an
 * optimising compiler stays linear and below its limit of 50,000 locals.
 */
export const WASM_SECTION = 2000;

/** A program in an order, with what follows from it. */
interface Ordered {
  readonly flat: Flat;
  readonly loops: readonly Loop[];
  readonly layout: Layout;
}

/** The order that is taken, with the tables of its loops. */
export function written({ flat, layout }: Ordered): Ordered {
  const sections = layout.sections.map(
    (section): Section => (section.loop === undefined ? section : { ...section, loop: withTables(flat, section.loop) }),
  );
  const loops = sections.flatMap(({ loop }) => (loop === undefined ? [] : [loop]));
  return { flat, loops, layout: { ...layout, sections } };
}

/** The order with the least code, and with the fewest values that need memory. */
export function bestOrder(flat: Flat, vocabulary: Vocabulary): Ordered {
  const given = inOrder(flat, partnersTogether(flat, vocabulary));
  return withTermsAsLoops(given, flat) ?? withLoopsTogether(given);
}

/** Fewer instructions are not worth the search for terms that are alike. */
const LONG = 500;

/** Terms of one shape as loops, wherever in the program they stand, if most of it would be written out otherwise. */
function withTermsAsLoops(given: Ordered, flat: Flat): Ordered | undefined {
  const before = writtenOut(given);
  if (before < LONG || before < (given.flat.length - given.flat.first) / 2) return undefined;
  const alike = alikeTogether(flat);
  const grouped = alike === undefined ? undefined : inOrder(alike.flat, alike.order, true);
  return grouped !== undefined && writtenOut(grouped) < before / 2 ? grouped : undefined;
}

/** The order with which fewer values need memory, and no more code is written. */
function withLoopsTogether(given: Ordered): Ordered {
  if (given.loops.length < 2) return given;
  const together = inOrder(given.flat, eager(given.flat));
  const fewer = together.layout.length < given.layout.length && lengthOf(together) <= 1.1 * lengthOf(given);
  return withChainsTogether(fewer ? together : given);
}

function inOrder(given: Flat, order: Int32Array | undefined, gather = false): Ordered {
  const flat = order === undefined ? given : permuted(given, order);
  const loops = findLoops(flat, gather);
  return { flat, loops, layout: layOut(flat, WASM_SECTION, loops) };
}

/** Neighbouring loops in which each iteration waits for the one before, as one loop of both. */
function withChainsTogether(given: Ordered): Ordered {
  let best = given;
  for (let k = 1; k < best.loops.length; k++) {
    const [before, after] = [best.loops[k - 1], best.loops[k]] as [Loop, Loop];
    if (!isChain(before, best) || !isChain(after, best)) continue;
    const order = interleaved(best.flat, before, after);
    if (order === undefined) continue;
    const together = inOrder(best.flat, order);
    if (together.loops.length < best.loops.length && together.layout.length <= best.layout.length) best = together;
  }
  return best;
}

/** A longer body keeps the processor busy by itself. */
const SHORT_PERIOD = 8;

function isChain(loop: Loop, { flat, layout }: Ordered): boolean {
  if (loop.period > SHORT_PERIOD) return false;
  if (!loop.sources.some((list) => list.some(({ kind }) => kind === 'carried'))) return false;
  const { carried } = bodyOf(flat, layout, loop, { address: 0, byInstruction: true, addresses: 0 });
  return carried.some(({ waiting }) => waiting === 'chain');
}

/** How many instructions are in no loop. */
function writtenOut({ flat, loops }: Ordered): number {
  return loops.reduce((length, { period, count }) => length - period * count, flat.length - flat.first);
}

/** How many instructions the code has, those of a loop once. */
function lengthOf({ flat, loops }: Ordered): number {
  return loops.reduce((length, { period, count }) => length - period * (count - 1), flat.length);
}
