import { type Flat, flatten, permuted } from '../flat.ts';
import { type Layout, layOut, type Section } from '../layout.ts';
import type { Program } from '../program.ts';
import { findLoops, type Loop, withTables } from '../roll/index.ts';
import { alikeTogether } from './alike.ts';
import { bodyOf } from './body.ts';
import { eager, interleaved, partnersTogether, reordered } from './order.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * How many instructions one WebAssembly function holds: enough that few values cross a cut, few enough that an
 * optimising compiler stays linear and below its limit of 50,000 locals.
 */
export const WASM_SECTION = 2000;

/** A program in an order. */
interface Unordered {
  readonly flat: Flat;
  /** With all its instructions, which are made when they are asked for: most orders are only tried. */
  program(): Program;
}

/** With what follows from its order. */
interface Ordered extends Unordered {
  readonly loops: readonly Loop[];
  readonly layout: Layout;
}

/** The order that is taken, with its instructions and with the tables of its loops. */
export function written({ flat, program, layout }: Ordered): {
  program: Program;
  loops: readonly Loop[];
  layout: Layout;
} {
  const sections = layout.sections.map(
    (section): Section => (section.loop === undefined ? section : { ...section, loop: withTables(flat, section.loop) }),
  );
  const loops = sections.flatMap(({ loop }) => (loop === undefined ? [] : [loop]));
  return { program: program(), loops, layout: { ...layout, sections } };
}

/** The order with the least code, and with the fewest values that need memory. */
export function bestOrder(straight: Program, vocabulary: Vocabulary): Ordered {
  const flat = flatten(straight);
  const given = inOrder({ flat, program: () => straight }, partnersTogether(straight, vocabulary));
  return withTermsAsLoops(given, { flat, program: straight }) ?? withLoopsTogether(given);
}

/** Fewer instructions are not worth the search for terms that are alike. */
const LONG = 500;

/** Terms of one shape as loops, wherever in the program they stand, if most of it would be written out otherwise. */
function withTermsAsLoops(given: Ordered, straight: { flat: Flat; program: Program }): Ordered | undefined {
  const before = writtenOut(given);
  if (before < LONG || before < (given.flat.length - given.flat.first) / 2) return undefined;
  const alike = alikeTogether(straight);
  const grouped = alike === undefined ? undefined : inOrder(alike, alike.order, true);
  return grouped !== undefined && writtenOut(grouped) < before / 2 ? grouped : undefined;
}

/** The order with which fewer values need memory, and no more code is written. */
function withLoopsTogether(given: Ordered): Ordered {
  if (given.loops.length < 2) return given;
  const together = inOrder(given, eager(given.flat));
  const fewer = together.layout.length < given.layout.length && lengthOf(together) <= 1.1 * lengthOf(given);
  return withChainsTogether(fewer ? together : given);
}

function ordered(flat: Flat, program: () => Program, gather = false): Ordered {
  const loops = findLoops(flat, gather);
  return { flat, program, loops, layout: layOut(flat, WASM_SECTION, loops) };
}

function inOrder(given: Unordered, order: Int32Array | undefined, gather = false): Ordered {
  if (order === undefined) return ordered(given.flat, given.program, gather);
  let made: Program | undefined;
  const program = (): Program => {
    made ??= reordered(given.program(), order);
    return made;
  };
  return ordered(permuted(given.flat, order), program, gather);
}

/** Neighbouring loops in which each iteration waits for the one before, as one loop of both. */
function withChainsTogether(given: Ordered): Ordered {
  let best = given;
  for (let k = 1; k < best.loops.length; k++) {
    const [before, after] = [best.loops[k - 1], best.loops[k]] as [Loop, Loop];
    if (!isChain(before, best) || !isChain(after, best)) continue;
    const order = interleaved(best.flat, before, after);
    if (order === undefined) continue;
    const together = inOrder(best, order);
    if (together.loops.length < best.loops.length && together.layout.length <= best.layout.length) best = together;
  }
  return best;
}

/** A longer body keeps the processor busy by itself. */
const SHORT_PERIOD = 8;

function isChain(loop: Loop, { program, layout }: Ordered): boolean {
  if (loop.period > SHORT_PERIOD) return false;
  if (!loop.sources.some((list) => list.some(({ kind }) => kind === 'carried'))) return false;
  const { carried } = bodyOf(program(), layout, loop, { address: 0, byInstruction: true, addresses: 0 });
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
