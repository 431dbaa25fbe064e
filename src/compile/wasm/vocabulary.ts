import type { Op } from '../../expr/index.ts';
import { evaluator } from '../evaluator.ts';
import { calledKernels } from './emit.ts';
import { kernels } from './kernels/index.ts';
import { KernelLibrary } from './library.ts';
import { template } from './template.ts';
import { argument, callKernel, type Tree } from './tree.ts';

/** What the ops of a program are to WebAssembly: terms over machine operations and kernels, or imported functions. */
export class Vocabulary {
  /** The kernels in use, by name. */
  readonly kernels = new Set<string>();
  readonly #trees = new Map<Op, Map<number, Tree>>();
  readonly #foreign: { readonly name: string; readonly arity: number; readonly op: Op }[] = [];

  /** @param applications the operations, with the numbers of arguments that they are applied to */
  constructor(applications: Iterable<readonly [Op, number]>) {
    for (const [op, arity] of applications) this.treeOf(op, arity);
  }

  /** The kernel that computes an op together with others, and which argument of the op it takes. */
  jointOf(op: Op): { readonly name: string; readonly argument: number } | undefined {
    if (op.variadic) return undefined;
    const tree = this.treeOf(op, op.parameters.length);
    const joint = tree.kind === 'kernel' ? kernels.get(tree.name)?.jointly : undefined;
    if (joint === undefined || tree.kind !== 'kernel' || tree.args[0]?.kind !== 'argument') return undefined;
    return { name: joint.name, argument: tree.args[0].index };
  }

  /** The term that computes an op of so many arguments. */
  treeOf(op: Op, arity: number): Tree {
    const byArity = this.#trees.get(op) ?? new Map<number, Tree>();
    this.#trees.set(op, byArity);
    let tree = byArity.get(arity);
    if (tree === undefined) {
      tree = this.#makeTree(op, arity);
      byArity.set(arity, tree);
      for (const name of calledKernels(tree)) if (kernels.has(name)) this.kernels.add(name);
    }
    return tree;
  }

  /** Whether an op is computed by a kernel, rather than by machine operations or an imported function. */
  hasKernel(op: Op, arity: number): boolean {
    return [...calledKernels(this.treeOf(op, arity))].some((name) => kernels.has(name));
  }

  /** Numbers of arguments of the imported functions, by generated name. */
  get arities(): Map<string, number> {
    return new Map(this.#foreign.map(({ name, arity }) => [name, arity]));
  }

  /** The imported functions by generated name. */
  get imports(): Record<string, (...args: number[]) => number> {
    return {
      ...KernelLibrary.imports(),
      ...Object.fromEntries(this.#foreign.map(({ name, op }) => [name, evaluator(op)])),
    };
  }

  #makeTree(op: Op, arity: number): Tree {
    if (op.wasm !== undefined && op.variadic) return template(chain(op.wasm, arity));
    if (op.wasm !== undefined) return template(op.wasm.includes('(') ? op.wasm : chain(op.wasm, arity));
    const name = `f${this.#foreign.length}`;
    this.#foreign.push({ name, arity, op });
    return callKernel(
      name,
      Array.from({ length: arity }, (_, index) => argument(index)),
    );
  }
}

/** A name applied to its arguments, two at a time: `max(max(#1,#2),#3)`. */
function chain(name: string, arity: number): string {
  if (arity <= 2) return `${name}(${Array.from({ length: arity }, (_, i) => `#${i + 1}`).join()})`;
  return `${name}(${chain(name, arity - 1)},#${arity})`;
}
