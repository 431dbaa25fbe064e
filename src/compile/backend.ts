import type { FlatProgram } from './flat.ts';
import { interpreter } from './interpreter.ts';
import { javascriptMachine } from './javascript/machine.ts';
import type { Machine } from './machine.ts';
import { wasmMachine } from './wasm/machine.ts';
import { hasWebAssembly } from './wasm/platform.ts';

/** What runs a compiled function. */
export type Backend = 'javascript' | 'webassembly' | 'interpreter';

export const BACKENDS: Readonly<Record<Backend, { machine(program: FlatProgram): Machine }>> = {
  javascript: { machine: javascriptMachine },
  webassembly: { machine: wasmMachine },
  interpreter: { machine: interpreter },
};

/**
 * From this number of instructions on WebAssembly is at least as fast as JavaScript: its kernels beat the calls of
 * `Math`, repeated terms run as loops, and V8 leaves functions above 60 KB of bytecode in its interpreter.
 */
export const WEBASSEMBLY_FROM = 40;

/** The backends to try, best first. */
export function chooseBackends(program: FlatProgram, wanted: Backend | undefined): readonly Backend[] {
  if (wanted !== undefined) return [wanted];
  if (!hasWebAssembly()) return ['javascript', 'interpreter'];
  return program.length < WEBASSEMBLY_FROM ? ['javascript', 'webassembly'] : ['webassembly'];
}
