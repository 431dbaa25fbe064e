import type { Expr } from '../../expr/index.ts';
import { Bytes } from '../wasm/bytes.ts';
import { Code } from '../wasm/code.ts';
import { ConstantPool } from '../wasm/constants.ts';
import { KernelLibrary } from '../wasm/library.ts';
import { type FunctionCode, Module, type Signature } from '../wasm/module.ts';
import { writeNest, writePreparation } from '../wasm/nest.ts';
import { OPCODE } from '../wasm/primitives.ts';
import { defineProduct, scratchOf } from '../wasm/product.ts';
import { writeScan } from '../wasm/scan.ts';
import { Vocabulary } from '../wasm/vocabulary.ts';
import type { Allocation } from './allocate.ts';
import type { Nest } from './nest.ts';
import { type KernelCall, nestsOf, type RowPass, type Stage } from './stage.ts';

/** What to do one after the other: a function of the module, by its name, or an operation's own kernel. */
export type Step = string | KernelCall;

/** A module that computes tensors, with what it needs to run. */
export interface TensorBinary {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly imports: Readonly<Record<string, (...args: number[]) => number>>;
  readonly steps: readonly Step[];
  /** Write the constants that the code reads to its memory, before the first call. */
  prepare(memory: ArrayBuffer): void;
}

const PAGE = 65536;
const NOTHING = { parameters: [], results: [] } as const;

/** Stages as a module: those between two calls of kernels are one function. */
export function assembleTensors(stages: readonly Stage[], { addresses, end }: Allocation): TensorBinary {
  const applications = stages
    .flatMap(nestsOf)
    .flatMap(({ members }) => members)
    .map(({ op, args }) => [op, args.length] as const);
  const scratch = end;
  const afterScratch = stages.reduce(
    (most, stage) => (stage.kind === 'product' ? Math.max(most, scratch + scratchOf(stage)) : most),
    end,
  );
  const module = new Module();
  const vocabulary = new Vocabulary(applications);
  const pool = new ConstantPool(afterScratch);
  const library = new KernelLibrary(module, pool, vocabulary.kernels, vocabulary.arities, true);
  const addressOf = (base: Expr): number => addresses.get(base) as number;
  const surroundings = { vocabulary, library, pool };
  const define = (signature: Signature, { locals, code }: FunctionCode): number => {
    const index = module.declareFunction(signature);
    module.defineFunction(index, locals, code);
    return index;
  };
  const steps: Step[] = [];
  let calls: number[] = [];
  const finish = (): void => {
    if (calls.length === 0) return;
    const name = `run${steps.length}`;
    const out = new Bytes();
    for (const index of calls) out.raw(OPCODE.call).unsigned(index);
    module.defineFunction(module.declareFunction(NOTHING, name), [], out.done());
    steps.push(name);
    calls = [];
  };
  for (const stage of stages) {
    switch (stage.kind) {
      case 'nest':
        calls.push(define(NOTHING, writeNest(stage, addressOf, surroundings)));
        break;
      case 'rows':
        calls.push(definePass(stage));
        break;
      case 'scan':
        calls.push(define(NOTHING, writeScan(stage, addressOf)));
        break;
      case 'product':
        calls.push(defineProduct(module, stage, addressOf, scratch));
        break;
      case 'kernel':
        finish();
        steps.push(stage);
        break;
      default:
        stage satisfies never;
    }
  }
  finish();
  const pages = Math.max(1, Math.ceil(pool.end / PAGE));
  return {
    bytes: module.encode(pages),
    pages,
    imports: vocabulary.imports,
    steps,
    prepare: (memory) => pool.write(memory),
  };

  /** All nests for one block of rows after the other. */
  function definePass({ rows, block, blocks, rest }: RowPass): number {
    const written = (nest: Nest): number => define(OF_ROW, writeNest(nest, addressOf, surroundings));
    const [whole, left] = [blocks.map(written), rest.map(written)];
    const code = new Code(0);
    const [row = 0] = code.integers(1);
    code.set(row, 0);
    for (const nest of blocks) {
      const preparation = writePreparation(nest, addressOf, surroundings);
      if (preparation.code.length > 0) code.get(row).call(define(OF_ROW, preparation));
    }
    code.loop();
    for (const index of whole) code.get(row).call(index);
    code.step(row, block).until(row, rows - (rows % block));
    for (const index of left) code.get(row).call(index);
    return define(NOTHING, { locals: code.locals, code: code.done() });
  }
}

const OF_ROW: Signature = { parameters: ['i32'], results: [] };
