import { applicationsOf, type FlatProgram } from './flat.ts';
import { interpreter } from './interpreter.ts';
import { jointsOf } from './javascript/joint.ts';
import { javascriptMachine } from './javascript/machine.ts';
import type { Machine } from './machine.ts';
import { instructionsOf } from './program.ts';
import { wasmMachine } from './wasm/machine.ts';
import { hasWebAssembly } from './wasm/platform.ts';
import { Vocabulary } from './wasm/vocabulary.ts';

/** What runs a compiled function. */
export type Backend = 'javascript' | 'webassembly' | 'interpreter';

export const BACKENDS: Readonly<Record<Backend, { machine(program: FlatProgram): Machine }>> = {
  javascript: { machine: javascriptMachine },
  webassembly: { machine: wasmMachine },
  interpreter: { machine: interpreter },
};

/**
 * A call into WebAssembly and the way of its numbers there and back take as long as the arithmetic of a short program. In a longer one V8
 * runs out of registers in one function, and repeated terms run as loops in WebAssembly.
 */
const LONGEST = 400;

/** More calls than that of functions for which WebAssembly has kernels of its own are faster there. */
const MOST_CALLS = 4;

/** The backends to try, best first. */
export function chooseBackends(program: FlatProgram, wanted: Backend | undefined): readonly Backend[] {
  if (wanted !== undefined) return [wanted];
  if (!hasWebAssembly()) return ['javascript', 'interpreter'];
  return suitsJavaScript(program) ? ['javascript', 'webassembly'] : ['webassembly'];
}

function suitsJavaScript(program: FlatProgram): boolean {
  if (program.length > LONGEST) return false;
  const vocabulary = new Vocabulary(applicationsOf(program.flat));
  // What is computed together in JavaScript too is no call there.
  const joints = jointsOf(program);
  let calls = 0;
  for (const [k, instruction] of instructionsOf(program)) {
    if (instruction.kind !== 'apply' || joints.has(k)) continue;
    if (vocabulary.hasKernel(instruction.op, instruction.args.length)) calls++;
  }
  return calls <= MOST_CALLS;
}
