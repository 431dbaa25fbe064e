import { FluxionError } from '../error.ts';
import { type Call, type Expr, NodeMap, type Op, postorder } from '../expr/index.ts';
import { type FlatProgram, programOf } from './flat.ts';
import { cheaper } from './strength.ts';
import { Values } from './values.ts';

/** One value of a program, made from earlier ones. */
export type Instruction =
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'apply'; readonly op: Op; readonly args: readonly number[] };

export type Application = Extract<Instruction, { kind: 'apply' }>;

/**
 * Expressions as a straight line: instruction k makes value k. No names of the input are left in it: a variable is its
 * position. All backends start here.
 */
export interface Program {
  readonly inputs: number;
  /** How many instructions there are: inputs and numbers, then applications. */
  readonly length: number;
  instruction(k: number): Instruction;
  /** The values asked for. */
  readonly outputs: readonly number[];
}

/** A short program without outputs, from its instructions: the body of a loop. */
export function listed(inputs: number, code: readonly Instruction[]): Program {
  return { inputs, length: code.length, instruction: (k) => code[k] as Instruction, outputs: [] };
}

/** The instructions of a program, with their numbers. */
export function* instructionsOf(program: Program): Generator<[number, Instruction]> {
  for (let k = 0; k < program.length; k++) yield [k, program.instruction(k)];
}

/**
 * Lower scalar expressions to a program: inputs and numbers first, shared nodes once, constants folded, powers
 * strength-reduced, nothing unused.
 *
 * @throws FluxionError NAME for a variable that is no input, SHAPE for a tensor.
 */
export function lower(roots: readonly Expr[], variables: readonly string[]): FlatProgram {
  const positions = new Map(variables.map((name, index) => [name, index]));
  const order = postorder(roots);
  let applications = 0;
  for (let k = 0; k < order.length; k++) if (order[k]?.kind === 'call') applications++;
  const values = new Values(order.length - applications, applications);
  const found = new NodeMap<number>();
  // One list for all calls: nobody keeps it.
  const args: number[] = [];
  for (let k = 0; k < order.length; k++) {
    const node = order[k] as Expr;
    found.set(node, place(node));
  }
  return programOf(
    values.program(
      roots.map((root) => found.get(root) as number),
      variables.length,
    ),
  );

  function place(node: Expr): number {
    switch (node.kind) {
      case 'num':
        return values.literal(node);
      case 'sym': {
        const index = positions.get(node.name);
        if (index === undefined) throw missing(node.name, variables);
        return values.input(index);
      }
      case 'call':
        return placeCall(node);
      case 'const':
        throw notScalar(node);
      default:
        return node satisfies never;
    }
  }

  function placeCall({ op, args: nodes, shape }: Call): number {
    if (shape.length > 0) throw notScalar({ shape });
    args.length = nodes.length;
    for (let i = 0; i < nodes.length; i++) args[i] = found.get(nodes[i] as Expr) as number;
    return cheaper(values, op, args) ?? values.apply(op, args);
  }
}

export function missing(name: string, variables: readonly string[]): FluxionError {
  return new FluxionError('NAME', `The expression has a variable ${name} that is not among the inputs.`, {
    suggestion: `Compile it for [${[...variables, name].map((v) => `'${v}'`).join(', ')}].`,
  });
}

function notScalar({ shape }: Pick<Expr, 'shape'>): FluxionError {
  return new FluxionError(
    'SHAPE',
    `compile works on scalar expressions; one of the nodes has the shape [${shape.join(', ')}].`,
    {
      suggestion: 'Use the transforms (grad, valueAndGrad) for functions of tensors.',
    },
  );
}
