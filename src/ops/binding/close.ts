import { FluxionError } from '../../error.ts';
import {
  type Binding,
  build,
  type Expr,
  freeVariables,
  type Op,
  postorder,
  remember,
  type Sym,
  substitute,
  sym,
} from '../../expr/index.ts';

/** How deep sums and integrals may be nested in one another: what they cost multiplies. */
const DEEPEST = 24;

/** The operation over a closed body. */
export type OperationOf = (binding: Omit<Binding, 'make' | 'form'>) => Op;

const made = new WeakMap<Expr, Map<OperationOf, Op>>();

/**
 * The call whose operation holds a body, closed over its variables: the bound one and the free ones become private, in the order in
 * which they occur, and the free ones become arguments. Equal bodies, whatever their bound variable is called, give the same operation.
 *
 * @throws FluxionError LIMIT where bodies are nested too deeply, SHAPE where the body is no number.
 */
export function close(operationOf: OperationOf, body: Expr, variable: Sym, low: Expr, high: Expr): Expr {
  if (body.shape.length > 0 && body.shape[0] !== -1) {
    throw new FluxionError(
      'SHAPE',
      `Under a bound variable stands a number; this is a tensor of shape [${body.shape.join(', ')}].`,
    );
  }
  const depth =
    1 + Math.max(0, ...postorder([body]).map((node) => (node.kind === 'call' ? (node.op.binding?.depth ?? 0) : 0)));
  if (depth > DEEPEST) {
    throw new FluxionError('LIMIT', `Sums, products and integrals are nested more than ${DEEPEST} deep.`);
  }
  const names = freeVariables(body).filter((name) => name !== variable.name);
  const free = names.map((_, i) => sym(`free ${i}`));
  const symbols = names.map((name) => sym(name));
  const closed = renamed(body, [variable, ...symbols], [BOUND, ...free]);
  const byKind = remember(made, closed, () => new Map<OperationOf, Op>());
  const op = remember(byKind, operationOf, () =>
    operationOf({ body: closed, variable: BOUND, free, written: writtenName(variable), depth }),
  );
  return build(op, [low, high, ...symbols]);
}

/** What a reader knows a bound variable as. */
function writtenName({ name }: Sym): string {
  return name.replace(ORDERED, '').replace(/ .*/, '');
}

/** How {@link openForOrder} begins its names. */
const ORDERED = /^bound \d+ /;

/** No text can name it. */
const BOUND = sym('bound variable');

/** The body of an operation under a variable that is called as the reader knows it, for building others from it. */
export function underName({ body, variable, written }: Binding): { readonly body: Expr; readonly variable: Sym } {
  const named = sym(`${written} bound`);
  return { body: renamed(body, [variable], [named]), variable: named };
}

/** A call of an operation with a body, written with variables of the surroundings. */
export interface Opened {
  readonly body: Expr;
  readonly variable: Sym;
  readonly low: Expr;
  readonly high: Expr;
}

/**
 * The body with the arguments in the place of its free variables, under a variable that occurs nowhere in them.
 *
 * @param name of the variable; default: what it was called where it was written
 */
export function open(op: Op, args: readonly Expr[], name = op.binding?.written ?? 'k'): Opened {
  const { body, variable, free } = op.binding as Binding;
  const [low, high, ...values] = args as [Expr, Expr, ...Expr[]];
  const taken = new Set([...freeVariables(...args), ...constantsIn([body, ...values])]);
  let fresh = name;
  for (let i = 1; taken.has(fresh); i++) fresh = `${name}_${i}`;
  const bound = sym(fresh);
  return { body: renamed(body, [variable, ...free], [bound, ...values]), variable: bound, low, high };
}

/**
 * The same under a variable whose place in an order by name does not depend on what it was called where it was written: equal bodies
 * are one operation, which keeps the name of whichever came first, and what is put into order by that name would not come to rest.
 */
export function openForOrder(op: Op, args: readonly Expr[]): Opened {
  const { depth, written } = op.binding as Binding;
  return open(op, args, `bound ${depth} ${written}`);
}

/** Names that a text could not tell from the variable. */
function constantsIn(exprs: readonly Expr[]): string[] {
  return postorder(exprs).flatMap((node) => (node.kind === 'call' && node.args.length === 0 ? [node.op.written] : []));
}

/** Variables replaced by expressions, all at once. */
export function renamed(expr: Expr, variables: readonly Sym[], values: readonly Expr[]): Expr {
  const replacements: Record<string, Expr> = Object.create(null);
  for (const [i, { name }] of variables.entries()) replacements[name] = values[i] as Expr;
  return substitute(expr, replacements);
}

/** Whether the arguments are what {@link close} makes: distinct variables beside the bounds. */
export function isClosed(args: readonly Expr[]): boolean {
  const values = args.slice(2);
  return values.every((value) => value.kind === 'sym') && new Set(values).size === values.length;
}
