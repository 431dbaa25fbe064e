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
  rule: RuleProgram,
  domain: RuleDomain<V>,
  args: readonly V[],
  answer: V,
  tangents: readonly (V | undefined)[] = [],
): V {
  const values: V[] = [];
  for (const instruction of rule.instructions) {
    switch (instruction.kind) {
      case 'literal':
        values.push(domain.literal(instruction.value));
        break;
      case 'argument':
        values.push(args[instruction.index] as V);
        break;
      case 'tangent':
        values.push(tangents[instruction.index] as V);
        break;
      case 'answer':
        values.push(answer);
        break;
      case 'call':
        values.push(
          domain.call(
            instruction.node,
            instruction.operands.map((slot) => values[slot] as V),
          ),
        );
        break;
      default:
        instruction satisfies never;
    }
  }
  return values.at(-1) as V;
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
