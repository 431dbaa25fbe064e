import { FUNCTION, LIST, needs, RECORD, TEXT } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import {
  build,
  type Expr,
  makeOp,
  newest,
  num,
  type Op,
  type OpEntry,
  postorder,
  remember,
  type Sym,
  sym,
  tensorOf,
  type Value,
  valueOfTensor,
} from '../../expr/index.ts';
import { adjointsOf, checkRules } from '../../rules/index.ts';
import { sameShape, showShape } from '../../tensor/index.ts';
import { batchExprs } from './batch.ts';
import { isSymbolic, lift, type Operand, traceOf } from './operand.ts';
import { invoke } from './ops/invoke.ts';
import { planOf } from './plan.ts';
import { type AnyFunction, checkFunction, inShape, type Recording, record, replaced } from './record.ts';
import { traced, withTrace } from './trace.ts';
import { flatten } from './tree.ts';

const ZERO = num(0);
let made = 0;

/** What every operation made here shares: it is known only to the code that made it. */
function entry(parameters: number, kind: string, more: Partial<OpEntry>): Op {
  const names = Array.from({ length: parameters }, (_, i) => `x${i}`);
  return makeOp(`${kind} ${made++}`, {
    signature: `${kind}(${names.join(', ')})`,
    tex: `\\operatorname{${kind}}`,
    doc: 'made by a program',
    sample: names.map(() => [-1, 1] as const),
    ...more,
  });
}

/**
 * A function with a reverse rule of your own, in the place of the one that follows from its operations: for steps that
 * are not what they seem (a projection, a solver that has converged, a gradient to be clipped).
 *
 * The rule is applied once for a given graph: it should depend on its arguments only.
 *
 * @param vjp from the adjoint of the output, the output and the arguments: a list with one adjoint for each argument
 * @example
 * const clipped = customVjp((x: Value) => x, (g) => [ops.clamp(g, -1, 1)]);
 */
export function customVjp<A extends readonly Operand[]>(
  f: (...args: A) => Value,
  vjp: (g: Value, ans: Value, ...args: A) => readonly Operand[],
): (...args: A) => Value {
  needs('customVjp', { f, vjp }, FUNCTION);
  const opFor = perArity((arity) => {
    const pull = (g: Expr, [, ...own]: readonly Expr[], ans: Expr): (Expr | undefined)[] => {
      const adjoints = apart([g, ans, ...own], (values) => vjp(...(values as [Value, Value, ...A])));
      needs('customVjp', { 'what the rule gave': adjoints }, LIST);
      if (adjoints.length !== own.length) throw wrongNumber('customVjp', adjoints.length, own.length, 'adjoints');
      return [undefined, ...adjoints.map((adjoint, i) => checked('customVjp', adjoint, own[i] as Expr))];
    };
    return entry(1 + arity, 'customVjp', {
      ...identity,
      pull,
      // The rule is linear in the adjoint: its transpose is the forward rule.
      push: ([, ...tangents], own, ans) => {
        const g = sym('adjoint of a custom rule', ans.shape);
        const pulled = pull(g, own, ans).slice(1);
        const used = tangents.flatMap((tangent, i) =>
          tangent === undefined ? [] : [[pulled[i] ?? ZERO, tangent] as const],
        );
        const [result] = adjointsOf(
          used.map(([adjoint]) => adjoint),
          used.map(([, tangent]) => tangent),
          [g],
        );
        return inShape(result ?? ZERO, ans.shape);
      },
    });
  });
  return ruled(f, opFor);
}

/**
 * A function with a forward rule of your own; its reverse rule is the transpose of it.
 *
 * @param jvp from the tangents of the arguments, the output and the arguments: the tangent of the output, linear in the
 * tangents
 */
export function customJvp<A extends readonly Operand[]>(
  f: (...args: A) => Value,
  jvp: (tangents: { [K in keyof A]: Value }, ans: Value, ...args: A) => Operand,
): (...args: A) => Value {
  needs('customJvp', { f, jvp }, FUNCTION);
  const opFor = perArity((arity) =>
    entry(1 + arity, 'customJvp', {
      ...identity,
      transpose: [null],
      push: ([, ...tangents], [, ...own], ans) => {
        const given = tangents.map((tangent, i) => tangent ?? inShape(ZERO, (own[i] as Expr).shape));
        const [tangent] = apart([...given, ans, ...own], (values) => {
          const directions = values.slice(0, own.length) as { [K in keyof A]: Value };
          const [result, ...rest] = values.slice(own.length) as [Value, ...A];
          return [jvp(directions, result, ...rest)];
        });
        return checked('customJvp', tangent as Expr, ans);
      },
    }),
  );
  return ruled(f, opFor);
}

/** One operation for each number of arguments, so that the same call is the same node. */
function perArity(make: (arity: number) => Op): (arity: number) => Op {
  const known = new Map<number, Op>();
  return (arity) => {
    const op = known.get(arity) ?? make(arity);
    known.set(arity, op);
    return op;
  };
}

/** The function, with its result inside an operation that has the rule. */
function ruled<A extends readonly Operand[]>(
  f: (...args: A) => Value,
  opFor: (arity: number) => Op,
): (...args: A) => Value {
  return (...args) => {
    if (!args.some(isSymbolic)) return f(...args);
    return traced(build(opFor(args.length), [lift(f(...args)), ...args.map((value) => lift(value))]), traceOf(args));
  };
}

/** A node that is its first argument; the others are there for its rules. */
const identity: Partial<OpEntry> = { kernel: (value) => value, shape: (value) => value };

/** Run a function of users on expressions. */
function apart(exprs: readonly Expr[], run: (values: Value[]) => readonly Operand[]): Expr[] {
  return withTrace((trace) => run(exprs.map((expr) => traced(expr, trace))).map((value) => lift(value)));
}

function checked(what: string, expr: Expr, partner: Expr): Expr {
  if (expr === ZERO || sameShape(expr.shape, partner.shape)) return expr;
  throw new FluxionError(
    'SHAPE',
    `${what}: the rule gave the shape ${showShape(expr.shape)} where ${showShape(partner.shape)} is needed.`,
    { suggestion: 'An adjoint has the shape of its argument, a tangent that of the output.' },
  );
}

function wrongNumber(what: string, given: number, needed: number, of: string): FluxionError {
  return new FluxionError('ARGUMENT', `${what}: the rule gave ${given} ${of} for ${needed} argument(s).`, {
    suggestion: 'Return a list with one for each argument.',
  });
}

/**
 * A function whose inner values are not kept for reverse mode but computed again on the way back: less memory for more
 * time.
 *
 * @example
 * const layer = checkpoint((x: Value, w: Value) => ops.tanh(ops.matmul(x, w)));
 */
export function checkpoint<A extends readonly unknown[], R>(f: (...args: A) => R): (...args: A) => R {
  checkFunction('checkpoint', f);
  return (...args) => {
    const { leaves } = flatten(args);
    if (!leaves.some(isSymbolic)) return f(...args);
    const recording = record('checkpoint', f as AnyFunction, args);
    const outer = freeOf(recording);
    const operands = [...recording.values.map((value) => lift(value)), ...outer];
    const results = recording.outputs.map((output) =>
      traced(build(outlined(output, [...recording.variables, ...outer]), operands), traceOf(leaves)),
    );
    return recording.result.rebuild(results) as R;
  };
}

/** Variables of enclosing functions that the recorded one uses. */
function freeOf({ outputs, variables }: Recording): Sym[] {
  const own = new Set<Expr>(variables);
  return postorder(outputs).filter((node): node is Sym => node.kind === 'sym' && !own.has(node));
}

const outlines = new WeakMap<Expr, Map<string, Op>>();

/** An expression as one operation of its variables: its inner values live only while it is computed. */
function outlined(body: Expr, variables: readonly Sym[]): Op {
  const known = remember(outlines, newest(body, ...variables), () => new Map<string, Op>());
  const key = `${body.id};${variables.map(({ id }) => id).join()}`;
  let op = known.get(key);
  if (op === undefined) {
    const plan = planOf([body], variables);
    const inline = (args: readonly Expr[]): ReadonlyMap<Expr, Expr> =>
      new Map(variables.map((variable, i) => [variable as Expr, args[i] as Expr]));
    op = entry(variables.length, 'checkpoint', {
      kernel: (...args) => tensorOf(plan.run(args.map(valueOfTensor))[0] as Value),
      shape: () => body.shape,
      expand: (...args) => replaced([body], inline(args))[0] as Expr,
      batch: (args, batched, size) => {
        const differing = variables.flatMap((variable, i) =>
          batched[i] ? [[variable as Expr, args[i] as Expr] as const] : [],
        );
        const shared = variables.flatMap((variable, i) =>
          batched[i] ? [] : [[variable as Expr, args[i] as Expr] as const],
        );
        const [result] = batchExprs(replaced([body], new Map(shared)), new Map(differing), size);
        return result as Expr;
      },
    });
    known.set(key, op);
  }
  return op;
}

/** An entry of the op table by a user: what only the documentation needs may be left out. */
export type OpDefinition = Omit<OpEntry, 'tex' | 'doc' | 'sample'> & Partial<Pick<OpEntry, 'tex' | 'doc' | 'sample'>>;

/** A function made from one entry. */
export interface DefinedOp {
  (...operands: number[]): number;
  (...operands: Operand[]): Value;
  // Type inference takes the last one.
  (...operands: Value[]): Value;
  /** For the texts of `parse` and `fn`: `fn(text, { functions: new Map([['name', f.op]]) })`. */
  readonly op: Op;
}

/**
 * A new function from one entry: its value, elementwise on tensors, and its differential as text. Everything else
 * follows: every mode, every order, `vmap`.
 *
 * @throws FluxionError ARGUMENT on an entry that lacks a value or a signature, and on a rule that names what it does not
 * know or is not linear in the tangents.
 * @example
 * const cube = defineOp({ signature: 'cube(x)', eval: (x) => x ** 3, d: '3*x^2*dx' });
 * grad(cube)(2) // 12
 */
export function defineOp(definition: OpDefinition): DefinedOp {
  needs('defineOp', { definition }, RECORD);
  needs('defineOp', { signature: definition.signature }, TEXT);
  const { signature, eval: value, kernel, def } = definition;
  const name = /^\s*([A-Za-z_]\w*)\s*\(.*\)\s*$/.exec(signature)?.[1];
  if (name === undefined) {
    throw new FluxionError('ARGUMENT', `defineOp: '${signature}' is no signature.`, {
      suggestion: "Write 'name(x, y)'.",
    });
  }
  if (value === undefined && kernel === undefined && def === undefined) {
    throw new FluxionError('ARGUMENT', `defineOp: ${name} has no value.`, {
      suggestion: 'Give eval (numbers), kernel and shape (tensors), or def (a formula).',
    });
  }
  if (kernel !== undefined && definition.shape === undefined) {
    throw new FluxionError('ARGUMENT', `defineOp: ${name} has a kernel and no shape.`, {
      suggestion: 'Give shape: (...shapes) => the shape of the result.',
    });
  }
  const op = makeOp(`${name} ${made++}`, { tex: `\\operatorname{${name}}`, doc: name, sample: [], ...definition });
  checkRules(op);
  return Object.assign(((...operands: Operand[]) => invoke(op, operands)) as DefinedOp, { op });
}
