import type { Op } from '../expr/index.ts';
import { evaluator } from './evaluator.ts';
import type { Machine } from './machine.ts';
import { instructionsOf, type Program } from './program.ts';

/** Operations of the processor that the loop knows; all others are calls. */
const ARITHMETIC: ReadonlyMap<string, number> = new Map(
  ['add', 'sub', 'mul', 'div', 'neg', 'sqrt'].map((name, k) => [name, k]),
);
const CALL = ARITHMETIC.size;

/** Longest call whose arguments are passed without an array. */
const DIRECT_ARGUMENTS = 2;

/**
 * A program as flat bytecode over an array of doubles: works where code generation is forbidden. Each instruction is
 * operation, target, first and second argument; calls with more arguments read them from a list.
 */
export function interpreter(program: Program): Machine {
  const { inputs, outputs } = program;
  const code = [...instructionsOf(program)].map(([, instruction]) => instruction);
  const registers = new Float64Array(inputs + code.length);
  const functions: ((...args: number[]) => number)[] = [];
  const indices = new Map<Op, number>();
  const lists: Int32Array[] = [];
  const bytecode: number[] = [];
  const place = code.map((instruction, k) => (instruction.kind === 'input' ? instruction.index : inputs + k));
  for (const [k, instruction] of code.entries()) {
    const target = place[k] as number;
    if (instruction.kind === 'number') registers[target] = instruction.value;
    if (instruction.kind !== 'apply') continue;
    const { op } = instruction;
    const args = instruction.args.map((arg) => place[arg] as number);
    const arithmetic = op.wasm === undefined ? undefined : ARITHMETIC.get(op.wasm);
    if (arithmetic !== undefined) {
      bytecode.push(arithmetic, target, args[0] ?? 0, args[1] ?? 0);
      continue;
    }
    const index = indices.get(op) ?? functions.push(evaluator(op)) - 1;
    indices.set(op, index);
    if (args.length <= DIRECT_ARGUMENTS) bytecode.push(CALL + args.length, target, args[0] ?? 0, args[1] ?? 0, index);
    else bytecode.push(CALL + DIRECT_ARGUMENTS + 1, target, lists.push(Int32Array.from(args)) - 1, 0, index);
  }
  const results = new Float64Array(outputs.length);
  const sources = outputs.map((output) => place[output] as number);
  const step = Int32Array.from(bytecode);
  return {
    inputs: registers.subarray(0, inputs),
    outputs: results,
    run() {
      execute(step, registers, functions, lists);
      for (let k = 0; k < sources.length; k++) results[k] = registers[sources[k] as number] as number;
    },
  };
}

function execute(
  code: Int32Array,
  r: Float64Array,
  functions: readonly ((...args: number[]) => number)[],
  lists: readonly Int32Array[],
): void {
  let at = 0;
  while (at < code.length) {
    const operation = code[at] as number;
    const target = code[at + 1] as number;
    const i = code[at + 2] as number;
    const x = r[i] as number;
    const y = r[code[at + 3] as number] as number;
    at += 4;
    if (operation < CALL) {
      r[target] = arithmetic(operation, x, y);
      continue;
    }
    const f = functions[code[at++] as number] as (...args: number[]) => number;
    if (operation === CALL + 1) r[target] = f(x);
    else if (operation === CALL + 2) r[target] = f(x, y);
    else if (operation === CALL) r[target] = f();
    else r[target] = f(...Array.from(lists[i] as Int32Array, (register) => r[register] as number));
  }
}

/** In the order of {@link ARITHMETIC}. */
function arithmetic(operation: number, x: number, y: number): number {
  switch (operation) {
    case 0:
      return x + y;
    case 1:
      return x - y;
    case 2:
      return x * y;
    case 3:
      return x / y;
    case 4:
      return -x;
    default:
      return Math.sqrt(x);
  }
}
