import { FluxionError } from '../error.ts';
import { type Call, type Expr, NodeMap, type Op, postorder, remember } from '../expr/index.ts';
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
  /** Inputs and numbers, then applications. */
  readonly code: readonly Instruction[];
  /** The values asked for. */
  readonly outputs: readonly number[];
  /** How often each value is used by instructions and outputs. */
  readonly uses: Uint32Array;
}

type Leaf = Exclude<Instruction, { kind: 'apply' }>;
export type Application = Extract<Instruction, { kind: 'apply' }>;

/**
 * Lower scalar expressions to a program: inputs and numbers first, shared nodes once, constants folded, powers
 * strength-reduced, nothing unused.
 *
 * @throws FluxionError NAME for a variable that is no input, SHAPE for a tensor.
 */
export function lower(roots: readonly Expr[], variables: readonly string[]): Program {
  const positions = new Map(variables.map((name, index) => [name, index]));
  const reduced = strengthReduced(roots);
  // As long as the number of leaves is not known, leaf k has the name -1 - k.
  const leaves: Leaf[] = [];
  const code: { readonly kind: 'apply'; readonly op: Op; readonly args: number[] }[] = [];
  const values = new NodeMap<number>();
  const leaf = (made: Leaf): number => -leaves.push(made);
  const folded = new Map<number | string, number>();
  const fold = (value: number): number =>
    // A Map takes the two zeros for one key.
    remember(folded, Object.is(value, -0) ? '-0' : value, () => leaf({ kind: 'number', value }));
  for (const node of postorder(reduced)) values.set(node, place(node));
  return withLeavesFirst(
    leaves,
    code,
    reduced.map((root) => values.get(root) as number),
    variables.length,
  );

  function place(node: Expr): number {
    switch (node.kind) {
      case 'num':
        return leaf({ kind: 'number', value: node.value });
      case 'sym': {
        const index = positions.get(node.name);
        if (index === undefined) throw missing(node.name, variables);
        return leaf({ kind: 'input', index });
      }
      case 'call':
        return placeCall(node);
      case 'const':
        throw notScalar(node);
      default:
        return node satisfies never;
    }
  }

  function numberAt(value: number): number | undefined {
    const known = value < 0 ? leaves[-1 - value] : undefined;
    return known?.kind === 'number' ? known.value : undefined;
  }

  function placeCall(node: Call): number {
    if (node.shape.length > 0) throw notScalar(node);
    const args = new Array<number>(node.args.length);
    let known = 0;
    for (let i = 0; i < args.length; i++) {
      args[i] = values.get(node.args[i] as Expr) as number;
      if (numberAt(args[i] as number) !== undefined) known++;
    }
    if (known === args.length && node.op.eval !== undefined) {
      return fold(node.op.eval(...args.map((arg) => numberAt(arg) as number)));
    }
    return code.push({ kind: 'apply', op: node.op, args }) - 1;
  }
}

/** Leaves that are used, then the applications, all of which are: folding leaves behind numbers only. */
function withLeavesFirst(
  leaves: readonly Leaf[],
  code: readonly (Application & { readonly args: number[] })[],
  outputs: readonly number[],
  inputs: number,
): Program {
  const isUsed = new Uint8Array(leaves.length);
  for (const output of outputs) if (output < 0) isUsed[-1 - output] = 1;
  for (const { args } of code)
    for (let i = 0; i < args.length; i++) if ((args[i] as number) < 0) isUsed[-1 - (args[i] as number)] = 1;
  const places = new Int32Array(leaves.length);
  const kept = leaves.filter((_, k) => isUsed[k] === 1);
  let next = 0;
  for (let k = 0; k < leaves.length; k++) if (isUsed[k] === 1) places[k] = next++;
  const placed = (value: number): number => (value < 0 ? (places[-1 - value] as number) : kept.length + value);
  const uses = new Uint32Array(kept.length + code.length);
  const use = (value: number): number => {
    const at = placed(value);
    uses[at] = (uses[at] as number) + 1;
    return at;
  };
  for (const { args } of code) for (let i = 0; i < args.length; i++) args[i] = use(args[i] as number);
  return { inputs, outputs: outputs.map(use), code: [...kept, ...code], uses };
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
