import { interpreter } from './interpreter.ts';
import { javascriptMachine, type Machine } from './machine.ts';
import type { Program } from './program.ts';
import { wasmMachine } from './wasm/machine.ts';
import { hasWebAssembly } from './wasm/platform.ts';

/** What runs a compiled function. */
export type Backend = 'javascript' | 'webassembly' | 'interpreter';

export const BACKENDS: Readonly<Record<Backend, { machine(program: Program): Machine }>> = {
  javascript: { machine: javascriptMachine },
  webassembly: { machine: wasmMachine },
  interpreter: { machine: interpreter },
};

/**
 * From this number of instructions on WebAssembly runs faster than JavaScript: V8 takes long to optimise a large
 * function, and above 60 KB of bytecode does not try.
 */
export const WEBASSEMBLY_FROM = 400;

/** The backends to try, best first. */
export function chooseBackends(program: Program, wanted: Backend | undefined): readonly Backend[] {
  if (wanted !== undefined) return [wanted];
  if (!hasWebAssembly()) return ['javascript', 'interpreter'];
  return program.code.length < WEBASSEMBLY_FROM ? ['javascript', 'webassembly'] : ['webassembly'];
}
