import { Bytes } from './bytes.ts';
import { calledKernels, emitTree, type Lanes, pushDouble, type Target } from './emit.ts';
import { type Kernel, kernels } from './kernels/index.ts';
import type { Module, ValueType } from './module.ts';
import { OPCODE, primitives } from './primitives.ts';

/** Functions of a module by name, for one number and for two at once. */
export class KernelLibrary {
  readonly #module: Module;
  readonly #imports = new Map<string, number>();
  readonly #functions: Record<Lanes, Map<string, number>> = { scalar: new Map(), vector: new Map() };

  /**
   * @param names kernels of this package that the code calls
   * @param foreign functions to import, by name, with their number of arguments
   * @param vector whether SIMD forms are wanted too
   */
  constructor(module: Module, names: Iterable<string>, foreign: ReadonlyMap<string, number>, vector: boolean) {
    this.#module = module;
    const wanted = withCallees(names);
    for (const [name, arity] of foreign) this.#import(name, arity);
    for (const [name, kernel] of wanted) if (kernel.beyond !== undefined) this.#import(beyondName(name), 1);
    const lanes: Lanes[] = vector ? ['scalar', 'vector'] : ['scalar'];
    for (const lane of lanes) {
      const type = lane === 'scalar' ? 'f64' : 'v128';
      for (const name of wanted.keys()) {
        const index = module.declareFunction({ parameters: [type], results: [type] }, `${name}:${lane}`);
        this.#functions[lane].set(name, index);
      }
    }
    for (const lane of lanes) for (const [name, kernel] of wanted) this.#define(name, kernel, lane);
  }

  /** The values of the import object `m` for the kernels themselves. */
  static imports(): Record<string, (x: number) => number> {
    return Object.fromEntries(
      [...kernels].flatMap(([name, { beyond }]) => (beyond === undefined ? [] : [[beyondName(name), beyond]])),
    );
  }

  /** Call a function by name with its arguments on the stack; a foreign one lane by lane. */
  call(name: string, target: Target): void {
    const { out, lanes } = target;
    const own = this.#functions[lanes].get(name);
    if (own !== undefined) out.raw(OPCODE.call).unsigned(own);
    else if (lanes === 'scalar') out.raw(OPCODE.call).unsigned(this.#imports.get(name) as number);
    else this.#callByLane(this.#imports.get(name) as number, this.#arity.get(name) as number, target);
  }

  readonly #arity = new Map<string, number>();

  #import(name: string, arity: number): void {
    const parameters = Array.from({ length: arity }, (): ValueType => 'f64');
    this.#arity.set(name, arity);
    this.#imports.set(name, this.#module.importFunction(name, { parameters, results: ['f64'] }));
  }

  #callByLane(index: number, arity: number, { out, newLocal }: Target): void {
    const args = Array.from({ length: arity }, () => newLocal('v128'));
    for (const local of args.toReversed()) out.raw(OPCODE.localSet).unsigned(local);
    pushDouble({ out, lanes: 'vector' }, 0);
    for (const lane of [0, 1]) {
      for (const local of args) out.raw(OPCODE.localGet).unsigned(local).raw(OPCODE.extractLane).byte(lane);
      out.raw(OPCODE.call).unsigned(index).raw(OPCODE.replaceLane).byte(lane);
    }
  }

  #define(name: string, kernel: Kernel, lanes: Lanes): void {
    const out = new Bytes();
    const locals: ValueType[] = [];
    const target: Target = {
      out,
      lanes,
      // The argument is local 0.
      newLocal: (type) => locals.push(type),
      pushArgument: (index) => out.raw(OPCODE.localGet).unsigned(index),
      call: (callee) => this.call(callee, target),
    };
    if (kernel.limit !== undefined) this.#leaveBeyond(name, kernel.limit, target);
    emitTree(kernel.body, target);
    this.#module.defineFunction(this.#functions[lanes].get(name) as number, locals, out.done());
  }

  /** if (not |x| <= limit, in any lane) return beyond(x), lane by lane */
  #leaveBeyond(name: string, limit: number, target: Target): void {
    const { out, lanes } = target;
    target.pushArgument(0);
    out.raw(primitives.abs[lanes]);
    pushDouble(target, limit);
    out.raw(primitives.le[lanes]).raw(primitives.not[lanes]);
    if (lanes === 'vector') out.raw(OPCODE.anyTrue);
    out.raw(OPCODE.if).byte(0x40);
    target.pushArgument(0);
    if (lanes === 'scalar') out.raw(OPCODE.call).unsigned(this.#imports.get(beyondName(name)) as number);
    else this.#callByLane(this.#functions.scalar.get(name) as number, 1, target);
    out.raw(OPCODE.return).raw(OPCODE.end);
  }
}

const beyondName = (name: string): string => `${name}:beyond`;

function withCallees(names: Iterable<string>): Map<string, Kernel> {
  const wanted = new Map<string, Kernel>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const kernel = kernels.get(name);
    if (kernel === undefined || wanted.has(name)) continue;
    wanted.set(name, kernel);
    queue.push(...calledKernels(kernel.body));
  }
  return wanted;
}
