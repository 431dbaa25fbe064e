import { instructionsOf, type Program } from '../../src/compile/program.ts';

/** What a program gives, by the values of its operations. */
export function run(program: Program, inputs: readonly number[]): number[] {
  const values: number[] = [];
  for (const [, instruction] of instructionsOf(program)) {
    if (instruction.kind === 'input') values.push(inputs[instruction.index] as number);
    else if (instruction.kind === 'number') values.push(instruction.value);
    else values.push(instruction.op.eval?.(...instruction.args.map((arg) => values[arg] as number)) ?? Number.NaN);
  }
  return program.outputs.map((output) => values[output] as number);
}
