import type { FlatProgram } from '../flat.ts';
import type { Machine } from '../machine.ts';
import { instantiate, type MemorySource, memorySource } from './source.ts';

/** A program as JavaScript functions over an array of doubles. */
export function javascriptMachine(program: FlatProgram, source: MemorySource = memorySource(program)): Machine {
  const { length, outputs } = source.layout;
  const memory = new Float64Array(length);
  return {
    inputs: memory.subarray(0, program.inputs),
    outputs: memory.subarray(outputs, outputs + program.outputs.length),
    run: instantiate<(m: Float64Array) => () => void>(source)(memory),
  };
}
