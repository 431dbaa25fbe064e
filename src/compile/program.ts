import { FluxionError } from '../error.ts';
import { type Call, type Expr, NodeMap, type Op, postorder } from '../expr/index.ts';
import { strengthReduced } from './strength.ts';

/** One value of a program, made from earlier ones. */
export type Instruction =
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'apply'; readonly op: Op; readonly args: readonly number[] };

/**
 * Expressions as a straight line: instruction k makes value k. No names of the input are left in it: a variable is its
 * position. All backends start here.
 */
export interface Program {
  readonly inputs: number;
  readonly code: readonly Instruction[];
  /** The values asked for. */
  readonly outputs: readonly number[];
  /** How often each value is used by instructions and outputs. */
  readonly uses: Uint32Array;
}

/**
 * Lower scalar expressions to a program: shared nodes once, constants folded, powers strength-reduced, nothing unused.
 *
 * @throws FluxionError NAME for a variable that is no input, SHAPE for a tensor.
 */
export function lower(roots: readonly Expr[], variables: readonly string[]): Program {
  const positions = new Map(variables.map((name, index) => [name, index]));
  const reduced = strengthReduced(roots);
  const code: Instruction[] = [];
  const values = new NodeMap<number>();
  const literals = new Map<number | string, number>();
  const literal = (value: number): number => {
    // A Map takes the two zeros for one key.
    const key = Object.is(value, -0) ? '-0' : value;
    let known = literals.get(key);
    if (known === undefined) {
      known = code.push({ kind: 'number', value }) - 1;
      literals.set(key, known);
    }
    return known;
  };
  for (const node of postorder(reduced)) values.set(node, place(node));
  return withoutUnused(
    code,
    reduced.map((root) => values.get(root) as number),
    variables.length,
  );

  function place(node: Expr): number {
    switch (node.kind) {
      case 'num':
        return literal(node.value);
      case 'sym': {
        const index = positions.get(node.name);
        if (index === undefined) throw missing(node.name, variables);
        return code.push({ kind: 'input', index }) - 1;
      }
      case 'call':
        return placeCall(node);
      case 'const':
        throw notScalar(node);
      default:
        return node satisfies never;
    }
  }

  function numberAt(value: number): number {
    return (code[value] as Instruction & { kind: 'number' }).value;
  }

  function placeCall(node: Call): number {
    if (node.shape.length > 0) throw notScalar(node);
    const args = new Array<number>(node.args.length);
    let known = 0;
    for (let i = 0; i < args.length; i++) {
      const arg = values.get(node.args[i] as Expr) as number;
      args[i] = arg;
      if (code[arg]?.kind === 'number') known++;
    }
    if (known === args.length && node.op.eval !== undefined) return literal(node.op.eval(...args.map(numberAt)));
    return code.push({ kind: 'apply', op: node.op, args }) - 1;
  }
}

/** Count the uses from the end, drop what has none, renumber. */
function withoutUnused(code: readonly Instruction[], outputs: readonly number[], inputs: number): Program {
  const uses = new Uint32Array(code.length);
  const use = (value: number): void => {
    uses[value] = (uses[value] as number) + 1;
  };
  for (const output of outputs) use(output);
  for (let k = code.length - 1; k >= 0; k--) {
    const instruction = code[k] as Instruction;
    if (uses[k] === 0 || instruction.kind !== 'apply') continue;
    for (const arg of instruction.args) use(arg);
  }
  if (!uses.includes(0)) return { inputs, code, outputs, uses };
  const renumbered = new Int32Array(code.length);
  const kept: Instruction[] = [];
  for (let k = 0; k < code.length; k++) {
    const instruction = code[k] as Instruction;
    if (uses[k] === 0) continue;
    renumbered[k] = kept.length;
    kept.push(
      instruction.kind === 'apply'
        ? { kind: 'apply', op: instruction.op, args: instruction.args.map((arg) => renumbered[arg] as number) }
        : instruction,
    );
  }
  return {
    inputs,
    code: kept,
    outputs: outputs.map((output) => renumbered[output] as number),
    uses: uses.filter((count) => count > 0),
  };
}

export function missing(name: string, variables: readonly string[]): FluxionError {
  return new FluxionError('NAME', `The expression has a variable ${name} that is not among the inputs.`, {
    suggestion: `Compile it for [${[...variables, name].map((v) => `'${v}'`).join(', ')}].`,
  });
}

function notScalar({ shape }: Expr): FluxionError {
  return new FluxionError(
    'SHAPE',
    `compile works on scalar expressions; one of the nodes has the shape [${shape.join(', ')}].`,
    {
      suggestion: 'Use the transforms (grad, valueAndGrad) for functions of tensors.',
    },
  );
}
