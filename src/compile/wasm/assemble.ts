import { applicationsOf, type Flat, type FlatProgram, programOf } from '../flat.ts';
import { copies, type Layout, layOut, type Section } from '../layout.ts';
import type { Loop } from '../roll/index.ts';
import { bestOrder, WASM_SECTION, written } from './arrange.ts';
import { type Body, bodyOf, gatheredBy, slotOf, tablesOf } from './body.ts';
import { Bytes } from './bytes.ts';
import { ConstantPool } from './constants.ts';
import { KernelLibrary } from './library.ts';
import { type Code, runsInPairs, writeLoop } from './loop.ts';
import { flatMemory } from './memory.ts';
import { Module, type ValueType } from './module.ts';
import { OPCODE } from './primitives.ts';
import { Vocabulary } from './vocabulary.ts';
import { type Place, ValueWriter } from './writer.ts';

/** A binary with what it needs to run. */
export interface Binary {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
  /** Pages of 64 KiB its memory needs. */
  readonly pages: number;
  /** The functions it imports, by their generated names. */
  readonly imports: Readonly<Record<string, (...args: number[]) => number>>;
  /** What was written out in the program and runs as a loop. */
  readonly loops: readonly Loop[];
  /** Write the constants that the code reads to its memory, before the first call. */
  prepare(memory: ArrayBuffer): void;
}

const PAGE = 65536;
const WORD = 8;

/** Translate a program to a WebAssembly module whose `run` works on the imported memory. */
export function assemble(straight: FlatProgram): Binary {
  const vocabulary = new Vocabulary(applicationsOf(straight.flat));
  const { flat, loops, layout } = written(bestOrder(straight.flat, vocabulary));
  const program = programOf(flat);
  const { data, bodies, end } = layOutTables(flat, layout, loops);
  const module = new Module();
  const pool = new ConstantPool(end);
  const inPairs = loops.some((loop) => runsInPairs(bodies.get(loop) as Body, loop));
  const library = new KernelLibrary(module, pool, vocabulary.kernels, vocabulary.arities, inPairs);
  const nothing = { parameters: [], results: [] };
  const functions = grouped(layout.sections).map((sections) => ({ sections, index: module.declareFunction(nothing) }));
  const run = module.declareFunction(nothing, 'run');
  const memory = flatMemory('scalar', undefined, WORD);
  const writerFrom = (start: number, end: number, locals: readonly ValueType[]) =>
    new ValueWriter(program, layout, vocabulary, library, {
      lanes: 'scalar',
      locals,
      parameters: 0,
      memory,
      inline: program.length <= INLINE_INSTRUCTIONS,
      pool,
      start,
      end,
    });
  const write = ({ start, end, loop }: Section, locals: readonly ValueType[]): Code => {
    if (loop !== undefined) {
      const body = bodies.get(loop) as Body;
      return writeLoop(flat, loop, body, layout.slot, { vocabulary, library, pool }, locals);
    }
    const writer = writerFrom(start, end, locals);
    for (let k = start; k < end; k++) writer.define(k);
    return { locals: writer.locals, code: writer.out.done() };
  };
  for (const { sections, index } of functions) {
    const whole = new Bytes();
    let locals: readonly ValueType[] = [];
    for (const section of sections) {
      const written = write(section, locals);
      ({ locals } = written);
      whole.raw(written.code);
    }
    module.defineFunction(index, locals, whole.done());
  }
  const last = writerFrom(program.length, program.length, []);
  for (const { index } of functions) last.out.raw(OPCODE.call).unsigned(index);
  for (const { value, to } of copies(flat, layout)) last.copy(value, to);
  module.defineFunction(run, last.locals, last.out.done());
  const pages = Math.max(1, Math.ceil(pool.end / PAGE));
  return {
    bytes: module.encode(pages),
    layout,
    loops,
    pages,
    imports: vocabulary.imports,
    prepare(buffer) {
      pool.write(buffer);
      for (const { address, values } of data)
        new Uint8Array(buffer, address, values.byteLength).set(new Uint8Array(values.buffer));
    },
  };
}

/** Sections that one function holds, so that calls cost little and no function grows too long. */
function grouped(sections: readonly Section[]): Section[][] {
  const groups: Section[][] = [];
  let size = WASM_SECTION;
  for (const section of sections) {
    // The body of a loop is written for two iterations at a time, and for one.
    const added = section.loop === undefined ? section.end - section.start : 2 * section.loop.period;
    if (size + added > WASM_SECTION) groups.push([]);
    size = size + added > WASM_SECTION ? added : size + added;
    groups.at(-1)?.push(section);
  }
  return groups;
}

/** Numbers at an address. */
interface Data {
  readonly address: number;
  readonly values: Float64Array | Int32Array;
}

/** The bodies of the loops, and the tables they read: behind the slots. */
function layOutTables(
  flat: Flat,
  layout: Layout,
  loops: readonly Loop[],
): { data: Data[]; bodies: Map<Loop, Body>; end: number } {
  const data: Data[] = [];
  const bodies = new Map<Loop, Body>();
  let end = WORD * layout.length;
  for (const loop of loops) {
    const tables = tablesOf(loop);
    const gathered = gatheredBy(loop);
    const addresses = end;
    for (const [k, values] of gathered.entries()) {
      const address = addresses + k * values.byteLength;
      data.push({ address, values: values.map((value) => WORD * slotOf(flat, layout, value)) });
    }
    end += WORD * Math.ceil((gathered.length * loop.count) / 2);
    // Two iterations at a time read the numbers of an instruction together; one reads all numbers of its own.
    const pairs = bodyOf(flat, layout, loop, { address: end, byInstruction: true, addresses });
    const byInstruction = runsInPairs(pairs, loop);
    bodies.set(loop, byInstruction ? pairs : bodyOf(flat, layout, loop, { address: end, byInstruction, addresses }));
    const values = new Float64Array(tables.length * loop.count);
    for (let t = 0; t < tables.length; t++) {
      const table = tables[t] as Float64Array;
      if (byInstruction) values.set(table, t * loop.count);
      else for (let i = 0; i < table.length; i++) values[i * tables.length + t] = table[i] as number;
    }
    data.push({ address: end, values });
    end += WORD * values.length;
  }
  return { data, bodies, end };
}

/** A binary that runs a program over columns of points. */
export interface BatchBinary extends Omit<Binary, 'layout' | 'loops'> {
  /** How many points a call handles at most. */
  readonly block: number;
}

/** A longer loop calls its kernels: with their code in it, it would not stay in the caches. */
const INLINE_INSTRUCTIONS = 100;

/**
 * Bytes of all columns of a block together: what a second-level cache holds beside other things. In a first-level cache blocks
 * would be so short that the calls which copy them took a sixth of the time.
 */
const BLOCK_BYTES = 131_072;

/**
 * Translate a program to a module whose `map(bytes)` runs it over blocks of points, two at a time: input column c
 * begins at 8 * block * c, the output columns follow, `bytes` is 8 times the number of points, a multiple of 16.
 */
export function assembleBatch(program: FlatProgram): BatchBinary {
  const columns = program.inputs + program.outputs.length;
  const block = Math.max(64, 2 * Math.floor(BLOCK_BYTES / 16 / columns));
  const layout = layOut(program.flat, program.length);
  const module = new Module();
  const vocabulary = new Vocabulary(applicationsOf(program.flat));
  const pool = new ConstantPool(columns * block * 8);
  const library = new KernelLibrary(module, pool, vocabulary.kernels, vocabulary.arities, true);
  const map = module.declareFunction({ parameters: ['i32'], results: [] }, 'map');
  const [bytes, offset] = [0, 1];
  const place: Place = {
    lanes: 'vector',
    start: 0,
    end: program.length,
    locals: ['i32', 'i32'],
    parameters: 1,
    memory: flatMemory('vector', offset, WORD * block),
    inline: program.length <= INLINE_INSTRUCTIONS,
    pool,
  };
  const writer = new ValueWriter(program, layout, vocabulary, library, place);
  const { out } = writer;
  out.raw(OPCODE.loop);
  for (let k = 0; k < program.length; k++) writer.define(k);
  for (const { value, to } of copies(program.flat, layout)) writer.copy(value, to);
  out.raw(OPCODE.localGet).unsigned(offset).raw(OPCODE.i32Const).signed(16n).raw(OPCODE.i32Add);
  out.raw(OPCODE.localTee).unsigned(offset).raw(OPCODE.localGet).unsigned(bytes);
  out.raw(OPCODE.i32LessUnsigned).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
  module.defineFunction(map, writer.locals, out.done());
  const pages = Math.ceil(pool.end / PAGE);
  return {
    bytes: module.encode(pages),
    block,
    pages,
    imports: vocabulary.imports,
    prepare: (memory) => pool.write(memory),
  };
}
