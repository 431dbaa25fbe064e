import type { FlatProgram } from '../flat.ts';
import type { Machine } from '../machine.ts';
import { assemble } from './assemble.ts';
import { link } from './platform.ts';

/** A program as WebAssembly, on a memory of its own. */
export function wasmMachine(program: FlatProgram): Machine {
  const { bytes, pages, imports, layout, prepare } = assemble(program);
  const { memory, call } = link(bytes, pages, imports);
  prepare(memory);
  return {
    inputs: new Float64Array(memory, 0, program.inputs),
    outputs: new Float64Array(memory, 8 * layout.outputs, program.outputs.length),
    run: call('run') as () => void,
  };
}
