import { Bytes } from './bytes.ts';
import type { ConstantPool } from './constants.ts';
import { calledKernels, emitTree, emitTrees, type Lanes, pushDouble, type Target } from './emit.ts';
import { type Kernel, kernels } from './kernels/index.ts';
import type { Module, ValueType } from './module.ts';
import { OPCODE, primitives, TYPE } from './primitives.ts';
import type { Tree } from './tree.ts';

/** A function of doubles in the module. */
interface Import {
  readonly index: number;
  readonly arity: number;
}

const LANE_TYPE: Record<Lanes, ValueType> = { scalar: 'f64', vector: 'v128' };

/** Functions of a module by name, for one number and for two at once. */
export class KernelLibrary {
  readonly #module: Module;
  readonly #pool: ConstantPool;
  readonly #imports = new Map<string, Import>();
  readonly #functions: Record<Lanes, Map<string, number>> = { scalar: new Map(), vector: new Map() };

  /**
   * @param names kernels of this package that the code calls
   * @param foreign functions to import, by name, with their number of arguments
   * @param vector whether SIMD forms are wanted too
   */
  constructor(
    module: Module,
    pool: ConstantPool,
    names: Iterable<string>,
    foreign: ReadonlyMap<string, number>,
    vector: boolean,
  ) {
    this.#module = module;
    this.#pool = pool;
    const wanted = withCallees(names);
    for (const [name, arity] of foreign) this.#import(name, arity);
    for (const [name, { outside }] of wanted) if (typeof outside === 'function') this.#import(outsideName(name), 1);
    const forms: Lanes[] = vector ? ['scalar', 'vector'] : ['scalar'];
    for (const lanes of forms) {
      const type = LANE_TYPE[lanes];
      for (const [name, { bodies }] of wanted) {
        const index = module.declareFunction(
          { parameters: [type], results: bodies.map(() => type) },
          `${name}:${lanes}`,
        );
        this.#functions[lanes].set(name, index);
      }
    }
    for (const lanes of forms) for (const [name, kernel] of wanted) this.#define(name, kernel, lanes);
  }

  /** The values of the import object for the kernels themselves. */
  static imports(): Record<string, (x: number) => number> {
    return Object.fromEntries(
      [...kernels].flatMap(([name, { outside }]) =>
        typeof outside === 'function' ? [[outsideName(name), outside]] : [],
      ),
    );
  }

  /** Call a function by name with its arguments on the stack; a foreign one lane by lane. */
  call(name: string, target: Target): void {
    const own = this.#functions[target.lanes].get(name);
    if (own !== undefined) target.out.raw(OPCODE.call).unsigned(own);
    else if (target.lanes === 'scalar') target.out.raw(OPCODE.call).unsigned((this.#imports.get(name) as Import).index);
    else this.#callByLane(this.#imports.get(name) as Import, target);
  }

  /**
   * The code of a kernel in the place of a call, its argument on the stack: no call, and no register is saved around it.
   * Outside of the kernel's range it is a call after all.
   */
  inline(name: string, target: Target): void {
    const kernel = kernels.get(name);
    if (kernel === undefined) {
      this.call(name, target);
      return;
    }
    const { out, lanes } = target;
    const x = target.newLocal(LANE_TYPE[lanes]);
    out.raw(OPCODE.localSet).unsigned(x);
    const inside: Target = {
      ...target,
      pushArgument: () => out.raw(OPCODE.localGet).unsigned(x),
      call: (callee) => this.inline(callee, inside),
    };
    if (kernel.inside === undefined) {
      emitTrees(kernel.bodies, inside);
      return;
    }
    const results = kernel.bodies.map(() => target.newLocal(LANE_TYPE[lanes]));
    const store = () => {
      for (const local of results.toReversed()) out.raw(OPCODE.localSet).unsigned(local);
    };
    this.#isOutside(kernel.inside, inside);
    out.raw(OPCODE.if).byte(TYPE.empty);
    inside.pushArgument(0);
    this.call(name, target);
    store();
    out.raw(OPCODE.else);
    emitTrees(kernel.bodies, inside);
    store();
    out.raw(OPCODE.end);
    for (const local of results) out.raw(OPCODE.localGet).unsigned(local);
  }

  #isOutside(inside: Tree, target: Target): void {
    emitTree(inside, target);
    target.out.raw(primitives.not[target.lanes]);
    if (target.lanes === 'vector') target.out.raw(OPCODE.anyTrue);
  }

  #import(name: string, arity: number): void {
    const parameters = Array.from({ length: arity }, (): ValueType => 'f64');
    this.#imports.set(name, { index: this.#module.importFunction(name, { parameters, results: ['f64'] }), arity });
  }

  #callByLane({ index, arity }: Import, target: Target): void {
    const { out } = target;
    const args = Array.from({ length: arity }, () => target.newLocal('v128'));
    for (const local of args.toReversed()) out.raw(OPCODE.localSet).unsigned(local);
    pushDouble(target, 0);
    for (const lane of [0, 1]) {
      for (const local of args) out.raw(OPCODE.localGet).unsigned(local).raw(OPCODE.extractLane).byte(lane);
      out.raw(OPCODE.call).unsigned(index).raw(OPCODE.replaceLane).byte(lane);
    }
  }

  #scalar(name: string): Import {
    return { index: this.#functions.scalar.get(name) as number, arity: 1 };
  }

  #define(name: string, kernel: Kernel, lanes: Lanes): void {
    const out = new Bytes();
    const locals: ValueType[] = [];
    const target: Target = {
      out,
      lanes,
      pool: this.#pool,
      // The argument is local 0.
      newLocal: (type) => locals.push(type),
      pushArgument: (index) => out.raw(OPCODE.localGet).unsigned(index),
      call: (callee) => this.call(callee, target),
    };
    if (kernel.inside !== undefined) this.#leaveOutside(name, kernel, kernel.inside, target);
    emitTrees(kernel.bodies, target);
    this.#module.defineFunction(this.#functions[lanes].get(name) as number, locals, out.done());
  }

  /** Return the values of the kernels for outside as soon as one lane is there. */
  #leaveOutside(name: string, { outside }: Kernel, inside: Tree, target: Target): void {
    const { out, lanes } = target;
    this.#isOutside(inside, target);
    out.raw(OPCODE.if).byte(TYPE.empty);
    const single = Array.isArray(outside) ? outside : [outsideName(name)];
    for (const callee of single) {
      target.pushArgument(0);
      // The lane that is inside gets what it would get alone.
      if (lanes === 'vector' && !Array.isArray(outside)) this.#callByLane(this.#scalar(name), target);
      else this.call(callee, target);
    }
    out.raw(OPCODE.return).raw(OPCODE.end);
  }
}

const outsideName = (name: string): string => `${name}:outside`;

function withCallees(names: Iterable<string>): Map<string, Kernel> {
  const wanted = new Map<string, Kernel>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const kernel = kernels.get(name);
    if (kernel === undefined || wanted.has(name)) continue;
    wanted.set(name, kernel);
    for (const body of kernel.bodies) queue.push(...calledKernels(body));
    if (Array.isArray(kernel.outside)) queue.push(...kernel.outside);
    if (kernel.jointly !== undefined) queue.push(kernel.jointly.name);
  }
  return wanted;
}
