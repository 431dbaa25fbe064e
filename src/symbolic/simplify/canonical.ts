import { FluxionError } from '../../error.ts';
import { build, type Call, type Expr, isNum, NodeMap, type Num, num, type Op, postorder } from '../../expr/index.ts';
import { foldCall } from '../../ops/fold.ts';
import { withBody } from './bodies.ts';
import { clearFractions } from './clear.ts';
import { splitCoefficient } from './coefficient.ts';
import { joinConjugates } from './conjugates.ts';
import { Entries } from './entries.ts';
import { MINUS_ONE, ONE, times } from './exact.ts';
import { freedRoots } from './freed.ts';
import { applyIdentity } from './identities.ts';
import { shortestSum } from './improve.ts';
import { emptyProduct, multiply, multiplyPower, type Product, productToExpr } from './product.ts';
import { powerOperands } from './roots.ts';
import { addInto, isSum, primitiveSum, type Sum, sumToExpr } from './sum.ts';

/** One run over a graph: what is known so far, and which nodes are collected by the sum or product around them. */
interface Run {
  readonly done: NodeMap<Expr>;
  readonly inner: ReadonlySet<Expr>;
  readonly rearrange: boolean;
  /** Something new in canonical form, in the same run. */
  readonly again: (e: Expr) => Expr;
}

/** The form in which equal things look equal, before signs and order are arranged for reading. */
export function canonical(root: Expr, rearrange = true, done: NodeMap<Expr> = new NodeMap()): Expr {
  return done.get(root) ?? (canonicalAll([root], rearrange, done)[0] as Expr);
}

/** The same for several expressions, in one run over their common graph: what they share is worked out once, and stays shared. */
export function canonicalAll(roots: readonly Expr[], rearrange = true, done: NodeMap<Expr> = new NodeMap()): Expr[] {
  const order = postorder(roots, (node) => !done.has(node));
  const run: Run = {
    done,
    inner: innerNodes(order, roots, done),
    rearrange,
    again: (e) => canonical(e, rearrange, done),
  };
  for (const node of order) {
    if (run.inner.has(node)) continue;
    const result = node.kind === 'call' ? canonicalCall(node, run) : node;
    done.set(node, result);
    if (result !== node) done.set(result, result);
  }
  return roots.map((root) => done.get(root) as Expr);
}

/**
 * Sums whose only use is as a term of a sum, and products whose only use is as a factor of a product: they are
 * collected there, once. Without this a chain of n operations would be collected n times.
 */
function innerNodes(order: readonly Expr[], roots: readonly Expr[], done: NodeMap<Expr>): Set<Expr> {
  const seen = new Set<Expr>(roots);
  const inner = new Set<Expr>();
  for (const node of order) {
    if (node.kind !== 'call') continue;
    const { chain } = node.op;
    for (const arg of node.args) {
      if (arg.kind !== 'call' || arg.op.chain === undefined) continue;
      if (!seen.has(arg) && !done.has(arg) && arg.op.chain === chain) inner.add(arg);
      else inner.delete(arg);
      seen.add(arg);
    }
  }
  return inner;
}

function canonicalCall(node: Call, run: Run): Expr {
  try {
    if (node.op.chain === 'sum') return canonicalSum(node, run);
    if (node.op.chain === 'product') return canonicalProduct(node, run);
    return canonicalOperation(node, run);
  } catch (error) {
    // Exact arithmetic that grows too large to write down leaves the operation as it is.
    if (!(error instanceof FluxionError && error.code === 'LIMIT')) throw error;
    return build(
      node.op,
      node.args.map((arg) => run.done.get(arg) ?? arg),
    );
  }
}

/** The leaves below a node through the inner nodes of its family, each with the weight or exponent it arrives with. */
function leaves(node: Call, run: Run, factorOf: (op: Op, index: number) => Num): [Expr, Num][] {
  if (!node.args.some((arg) => run.inner.has(arg)))
    return node.args.map((arg, i) => [run.done.get(arg) as Expr, factorOf(node.op, i)]);
  const found: [Expr, Num][] = [];
  const stack: [Expr, Num][] = [[node, ONE]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [e, factor] = next;
    if (e !== node && !run.inner.has(e)) {
      next[0] = run.done.get(e) as Expr;
      found.push(next);
      continue;
    }
    const { op, args } = e as Call;
    for (let i = args.length - 1; i >= 0; i--) stack.push([args[i] as Expr, times(factor, factorOf(op, i))]);
  }
  return found;
}

function weightOf({ weights }: Op, i: number): Num {
  return num((weights as readonly number[])[i] as number);
}

function exponentOf({ exponents }: Op, i: number): Num {
  return num((exponents as readonly number[])[i] as number);
}

function canonicalSum(node: Call, run: Run): Expr {
  const sum: Sum = Entries.none();
  for (const [leaf, factor] of leaves(node, run, weightOf)) {
    if (isNonFinite(leaf)) return asWritten(node, run);
    addInto(sum, leaf, factor);
  }
  return run.rearrange ? shortestSum(sum) : sumToExpr(sum);
}

function canonicalProduct(node: Call, run: Run): Expr {
  const product = emptyProduct();
  for (const [leaf, factor] of leaves(node, run, exponentOf)) {
    if (isNonFinite(leaf)) return asWritten(node, run);
    multiplyPower(product, leaf, factor);
  }
  return writeProduct(product, run);
}

/** Exponents that were added or scaled are sums of their own: they get their shortest form too. */
function writeProduct(product: Product, run: Run): Expr {
  const { powers } = product;
  for (let i = 0; i < powers.size; i++) {
    const { exponent, restricted } = powers.valueAt(i);
    if (!isNum(exponent)) powers.set(powers.keyAt(i), { exponent: run.again(exponent), restricted });
  }
  if (!run.rearrange) return productToExpr(product);
  const freed = freedRoots(product, run.again);
  if (freed !== undefined) return writeProduct(freed, run);
  joinConjugates(product);
  return clearFractions(product) ?? productToExpr(product);
}

/** The node over its canonical leaves, nothing collected: Infinity and NaN follow no algebra (0 * Infinity is not 0). */
function asWritten(node: Call, run: Run): Expr {
  const order = postorder([node], (e) => e === node || run.inner.has(e) || run.done.has(e));
  const written = new Map<Expr, Expr>();
  for (const e of order) {
    const kept = e.kind !== 'call' || (e !== node && !run.inner.has(e));
    written.set(
      e,
      kept
        ? (run.done.get(e) ?? e)
        : build(
            e.op,
            e.args.map((arg) => written.get(arg) as Expr),
          ),
    );
  }
  return written.get(node) as Expr;
}

/** A call over the canonical forms of its arguments: itself, where those are its arguments. */
function overCanonical(node: Call, run: Run): Expr {
  if (node.args.every((arg) => run.done.get(arg) === arg)) return node;
  return build(
    node.op,
    node.args.map((arg) => run.done.get(arg) as Expr),
  );
}

function canonicalOperation(node: Call, run: Run): Expr {
  const call = overCanonical(node, run);
  const { op } = node;
  if (call.kind !== 'call' || call.op !== op) return run.again(call);
  const tidy = op.binding === undefined ? undefined : withBody(op, call.args, (body) => canonical(body, run.rearrange));
  if (tidy !== undefined) return run.again(tidy);
  if (call.args.some(isNonFinite)) return call;
  const folded = foldCall(call);
  if (isNum(folded)) return folded;
  if (folded.kind !== 'call' || folded.op !== op) return run.again(folded);
  const identity = applyIdentity(folded, run.again);
  if (identity !== undefined) return run.again(identity);
  const operands = powerOperands(folded);
  if (operands !== undefined) return writeProduct(multiply(operands), run);
  return foldScale(folded, run.again) ?? foldParity(folded, run.again) ?? folded;
}

/** |c u| is |c| |u| for a literal c. */
function foldScale(call: Call, again: (e: Expr) => Expr): Expr | undefined {
  const [arg] = call.args;
  if (call.op.homogeneous === undefined || arg === undefined) return undefined;
  const { coefficient, monic } = splitCoefficient(arg);
  if (coefficient === ONE || coefficient === MINUS_ONE || monic === ONE) return undefined;
  const scale = coefficient.value < 0 ? times(coefficient, MINUS_ONE) : coefficient;
  return productToExpr(multiply([[again(build(call.op, [monic])), ONE]], scale));
}

/** f(-u) is f(u) or -f(u). */
function foldParity(call: Call, again: (e: Expr) => Expr): Expr | undefined {
  const [arg] = call.args;
  if (call.op.parity === undefined || arg === undefined || call.args.length !== 1 || !leadsNegative(arg))
    return undefined;
  const positive = again(build(call.op, [negated(arg)]));
  return call.op.parity === 'even' ? positive : negated(positive);
}

function leadsNegative(e: Expr): boolean {
  return (isSum(e) ? primitiveSum(e).content : splitCoefficient(e).coefficient).value < 0;
}

function negated(e: Expr): Expr {
  if (isSum(e)) {
    const sum: Sum = Entries.none();
    addInto(sum, e, MINUS_ONE);
    return sumToExpr(sum);
  }
  return productToExpr(multiply([[e, ONE]], MINUS_ONE));
}

function isNonFinite(e: Expr): boolean {
  return e.kind === 'call' && e.args.length === 0 && e.op.eval !== undefined && !Number.isFinite(e.op.eval());
}
