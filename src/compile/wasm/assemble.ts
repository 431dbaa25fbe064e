import { copies, type Layout, layOut } from '../layout.ts';
import type { Program } from '../program.ts';
import { ConstantPool } from './constants.ts';
import { KernelLibrary } from './library.ts';
import { Module } from './module.ts';
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
}

/**
 * How many instructions one WebAssembly function holds: enough that few values cross a cut, few enough that an
 * optimising compiler stays linear and below its limit of 50,000 locals.
 */
export const WASM_SECTION = 2000;

const PAGE = 65536;

const MEMORY: Omit<Place, 'start' | 'end' | 'pool'> = {
  lanes: 'scalar',
  locals: [],
  parameters: 0,
  base: undefined,
  stride: 8,
  inline: false,
};

/** Translate a program to a WebAssembly module whose `run` works on the imported memory. */
export function assemble(program: Program): Binary {
  const layout = layOut(program, WASM_SECTION);
  const module = new Module();
  const vocabulary = new Vocabulary(program.code);
  const pool = new ConstantPool(8 * layout.length);
  const library = new KernelLibrary(module, pool, vocabulary.kernels, vocabulary.arities, false);
  const nothing = { parameters: [], results: [] };
  const sections = layout.sections.map((section) => ({ section, index: module.declareFunction(nothing) }));
  const run = module.declareFunction(nothing, 'run');
  const writerFrom = (start: number, end: number) =>
    new ValueWriter(program, layout, vocabulary, library, { ...MEMORY, pool, start, end });
  for (const { section, index } of sections) {
    const writer = writerFrom(section.start, section.end);
    for (let k = section.start; k < section.end; k++) writer.define(k);
    module.defineFunction(index, writer.locals, writer.out.done());
  }
  const last = writerFrom(program.code.length, program.code.length);
  for (const { index } of sections) last.out.raw(OPCODE.call).unsigned(index);
  for (const { value, to } of copies(program, layout)) last.copy(value, to);
  module.defineFunction(run, last.locals, last.out.done());
  const pages = Math.max(1, Math.ceil((layout.length * 8) / PAGE));
  return { bytes: module.encode(pages), layout, pages, imports: vocabulary.imports };
}

/** A binary that runs a program over columns of points. */
export interface BatchBinary extends Omit<Binary, 'layout'> {
  /** How many points a call handles at most. */
  readonly block: number;
  /** To be written to its memory before the first call. */
  readonly pool: ConstantPool;
}

/** A longer loop calls its kernels: with their code in it, it would not stay in the caches. */
const INLINE_INSTRUCTIONS = 100;

/** Bytes of all columns of a block together: what a first-level cache holds. */
const BLOCK_BYTES = 32768;

/**
 * Translate a program to a module whose `map(bytes)` runs it over blocks of points, two at a time: input column c
 * begins at 8 * block * c, the output columns follow, `bytes` is 8 times the number of points, a multiple of 16.
 */
export function assembleBatch(program: Program): BatchBinary {
  const columns = program.inputs + program.outputs.length;
  const block = Math.max(64, 2 * Math.floor(BLOCK_BYTES / 16 / columns));
  const layout = layOut(program, program.code.length);
  const module = new Module();
  const vocabulary = new Vocabulary(program.code);
  const pool = new ConstantPool(columns * block * 8);
  const library = new KernelLibrary(module, pool, vocabulary.kernels, vocabulary.arities, true);
  const map = module.declareFunction({ parameters: ['i32'], results: [] }, 'map');
  const [bytes, offset] = [0, 1];
  const place: Place = {
    lanes: 'vector',
    start: 0,
    end: program.code.length,
    locals: ['i32', 'i32'],
    parameters: 1,
    base: offset,
    stride: 8 * block,
    inline: program.code.length <= INLINE_INSTRUCTIONS,
    pool,
  };
  const writer = new ValueWriter(program, layout, vocabulary, library, place);
  const { out } = writer;
  out.raw(OPCODE.loop);
  for (let k = 0; k < program.code.length; k++) writer.define(k);
  for (const { value, to } of copies(program, layout)) writer.copy(value, to);
  out.raw(OPCODE.localGet).unsigned(offset).raw(OPCODE.i32Const).signed(16n).raw(OPCODE.i32Add);
  out.raw(OPCODE.localTee).unsigned(offset).raw(OPCODE.localGet).unsigned(bytes);
  out.raw(OPCODE.i32LessUnsigned).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
  module.defineFunction(map, writer.locals, out.done());
  const pages = Math.ceil(pool.end / PAGE);
  return { bytes: module.encode(pages), block, pool, pages, imports: vocabulary.imports };
}
