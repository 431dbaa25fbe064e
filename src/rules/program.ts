import type { Call, Expr, Num } from '../expr/index.ts';
import { postorder, remember } from '../expr/index.ts';
import { ANSWER_NAME } from './leaves.ts';

type Instruction =
  | { readonly kind: 'literal'; readonly value: Num }
  | { readonly kind: 'argument' | 'tangent'; readonly index: number }
  | { readonly kind: 'answer' }
  | { readonly kind: 'call'; readonly node: Call; readonly operands: readonly number[] };

/** A rule as a straight line of instructions, so that applying it costs no look-ups. */
export interface RuleProgram {
  readonly instructions: readonly Instruction[];
  /** Number of elementary operations. */
  readonly operations: number;
}

/** What a rule is applied to: doubles, expressions, Taylor series. */
export interface RuleDomain<V> {
  literal(value: Num): V;
  call(node: Call, args: V[]): V;
}

const programs = new WeakMap<Expr, RuleProgram>();

/** The straight-line program of a rule, made once. */
export function ruleProgram(rule: Expr): RuleProgram {
  return remember(programs, rule, () => compileRule(rule));
}

/** Apply a rule: the value of its last instruction. */
export function runRule<V>(
  { instructions }: RuleProgram,
  domain: RuleDomain<V>,
  args: readonly V[],
  answer: V,
  tangents: readonly (V | undefined)[] = [],
): V {
  const values = new Array<V>(instructions.length);
  for (let k = 0; k < instructions.length; k++)
    values[k] = perform(instructions[k] as Instruction, values, domain, args, answer, tangents);
  return values[instructions.length - 1] as V;
}

function perform<V>(
  instruction: Instruction,
  values: readonly V[],
  domain: RuleDomain<V>,
  args: readonly V[],
  answer: V,
  tangents: readonly (V | undefined)[],
): V {
  switch (instruction.kind) {
    case 'literal':
      return domain.literal(instruction.value);
    case 'argument':
      return args[instruction.index] as V;
    case 'tangent':
      return tangents[instruction.index] as V;
    case 'answer':
      return answer;
    case 'call': {
      const { node, operands } = instruction;
      const own = new Array<V>(operands.length);
      for (let i = 0; i < own.length; i++) own[i] = values[operands[i] as number] as V;
      return domain.call(node, own);
    }
    default:
      return instruction satisfies never;
  }
}

function compileRule(rule: Expr): RuleProgram {
  const order = postorder([rule]);
  const slots = new Map(order.map((node, slot) => [node, slot]));
  const instructions = order.map((node): Instruction => {
    switch (node.kind) {
      case 'num':
        return { kind: 'literal', value: node };
      case 'sym':
        return leafInstruction(node.name);
      case 'call':
        return { kind: 'call', node, operands: node.args.map((arg) => slots.get(arg) as number) };
      case 'const':
        throw new Error('A rule holds no tensor constant.');
      default:
        return node satisfies never;
    }
  });
  return { instructions, operations: instructions.filter(({ kind }) => kind === 'call').length };
}

function leafInstruction(name: string): Instruction {
  if (name === ANSWER_NAME) return { kind: 'answer' };
  const index = Number(name.slice(3));
  return { kind: name.startsWith('tan') ? 'tangent' : 'argument', index };
}
