import { FluxionError } from '../../error.ts';
import { build, type Call, type Expr, isNum, NodeMap, type Num, num, type Op, postorder } from '../../expr/index.ts';
import { foldCall } from '../../ops/fold.ts';
import { withBody } from './bodies.ts';
import { clearFractions } from './clear.ts';
import { type Split, splitCoefficient } from './coefficient.ts';
import { joinConjugates } from './conjugates.ts';
import { Entries } from './entries.ts';
import { isShortNumber, MINUS_ONE, ONE, times, ZERO } from './exact.ts';
import { freedFractions } from './fractions.ts';
import { freedRoots } from './freed.ts';
import { applyIdentity } from './identities.ts';
import { shortestSum } from './improve.ts';
import { joinOpposites } from './opposites.ts';
import { emptyProduct, type Product } from './powers.ts';
import { multiply, multiplyOperands, multiplyPower, productToExpr } from './product.ts';
import { addInto, isSum, primitiveSum, type Sum, sumToExpr } from './sum.ts';

/** One run over a graph: what is known so far, and which nodes are collected by the sum or product around them. */
interface Run {
  readonly done: NodeMap<Expr>;
  readonly uses: NodeMap<Use>;
  /** What became of terms: they are written without their number, which the sum would have to take off again: 5 % of the time. */
  readonly split: Map<Expr, Split>;
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
    uses: usesOf(order, roots, done),
    split: new Map(),
    rearrange,
    again: (e) => canonical(e, rearrange, done),
  };
  for (const node of order) {
    if (isInner(node, run)) continue;
    const result = node.kind === 'call' ? canonicalCall(node, run) : node;
    if (result === undefined) continue;
    done.set(node, result);
    if (result !== node) done.set(result, result);
  }
  return roots.map((root) => done.get(root) as Expr);
}

/**
 * What a node is to the only node that uses it: `inner`, a sum that is a term of a sum or a product that is a factor of a product,
 * is collected there, once. Without this a chain of n operations would be collected n times. `term` is a product that is a term of a
 * sum. Anything else is `whole`.
 */
type Use = 'inner' | 'term' | 'whole';

function usesOf(order: readonly Expr[], roots: readonly Expr[], done: NodeMap<Expr>): NodeMap<Use> {
  const uses = new NodeMap<Use>();
  for (const root of roots) uses.set(root, 'whole');
  for (const node of order) {
    if (node.kind !== 'call') continue;
    const { chain } = node.op;
    for (const arg of node.args) {
      if (arg.kind !== 'call' || arg.op.chain === undefined) continue;
      uses.set(arg, uses.has(arg) || done.has(arg) ? 'whole' : useIn(chain, arg.op.chain));
    }
  }
  return uses;
}

function isInner(node: Expr, { uses }: Run): boolean {
  return uses.get(node) === 'inner';
}

function useIn(outer: Op['chain'], own: Op['chain']): Use {
  if (outer === own) return 'inner';
  return outer === 'sum' ? 'term' : 'whole';
}

/** The canonical form; undefined of a product that waits for the sum it is a term of. */
function canonicalCall(node: Call, run: Run): Expr | undefined {
  try {
    if (node.op.chain === 'sum') return canonicalSum(node, run);
    if (node.op.chain === 'product') return canonicalProduct(node, run);
    return canonicalOperation(node, run);
  } catch (error) {
    // Exact arithmetic that grows too large to write down leaves the operation as it is.
    if (!(error instanceof FluxionError && error.code === 'LIMIT')) throw error;
    return build(
      node.op,
      node.args.map((arg) => resultOf(arg, run) ?? arg),
    );
  }
}

function resultOf(node: Expr, { done, split }: Run): Expr | undefined {
  const term = split.get(node);
  return term === undefined ? done.get(node) : productToExpr(multiply([[term.monic, ONE]], term.coefficient));
}

/** The nodes below a node through the inner nodes of its family, each with the weight or exponent it arrives with. */
function leaves(node: Call, run: Run, factorOf: (op: Op, index: number) => Num): [Expr, Num][] {
  if (!node.args.some((arg) => isInner(arg, run))) return node.args.map((arg, i) => [arg, factorOf(node.op, i)]);
  const found: [Expr, Num][] = [];
  const stack: [Expr, Num][] = [[node, ONE]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [e, factor] = next;
    if (e !== node && !isInner(e, run)) {
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
    const term = run.split.get(leaf);
    if (term !== undefined) {
      addInto(sum, term.monic, times(factor, term.coefficient));
      continue;
    }
    const whole = run.done.get(leaf) as Expr;
    if (isNonFinite(whole)) return asWritten(node, run);
    addInto(sum, whole, factor);
  }
  return run.rearrange ? shortestSum(sum) : sumToExpr(sum);
}

function canonicalProduct(node: Call, run: Run): Expr | undefined {
  const product = emptyProduct();
  for (const [leaf, exponent] of leaves(node, run, exponentOf)) {
    const factor = run.done.get(leaf) as Expr;
    if (isNonFinite(factor)) return asWritten(node, run);
    multiplyPower(product, factor, exponent);
  }
  const tidy = tidied(product, run);
  if (!('powers' in tidy)) return tidy;
  if (run.uses.get(node) !== 'term' || !canSplit(tidy)) return productToExpr(tidy);
  run.split.set(node, { coefficient: tidy.coefficient, monic: productToExpr({ ...tidy, coefficient: ONE }) });
  return undefined;
}

/** Not a multiple of a sum, which a sum around it takes term by term; nor a division by 0, nor with a number that is too long to be written. */
function canSplit({ coefficient, powers }: Product): boolean {
  if (powers.size === 1 && isSum(powers.keyAt(0))) return false;
  return isShortNumber(coefficient) && !powers.has(ZERO);
}

function writeProduct(product: Product, run: Run): Expr {
  const tidy = tidied(product, run);
  return 'powers' in tidy ? productToExpr(tidy) : tidy;
}

/**
 * A product as it will be written, or an expression where that is shorter. Exponents that were added or scaled are sums of their
 * own: they get their shortest form too.
 */
function tidied(product: Product, run: Run): Product | Expr {
  const { powers } = product;
  for (let i = 0; i < powers.size; i++) {
    const { exponent, restricted } = powers.valueAt(i);
    if (!isNum(exponent)) powers.set(powers.keyAt(i), { exponent: run.again(exponent), restricted });
  }
  if (!run.rearrange) return product;
  const freed = freedRoots(product, run.again) ?? freedFractions(product, run.again);
  if (freed !== undefined) return tidied(freed, run);
  joinConjugates(product);
  joinOpposites(product);
  return clearFractions(product, run.again) ?? product;
}

/** The node over its canonical leaves, nothing collected: Infinity and NaN follow no algebra (0 * Infinity is not 0). */
function asWritten(node: Call, run: Run): Expr {
  const order = postorder([node], (e) => e === node || isInner(e, run) || run.split.has(e) || run.done.has(e));
  const written = new Map<Expr, Expr>();
  for (const e of order) {
    const kept = e.kind !== 'call' || (e !== node && !isInner(e, run));
    written.set(
      e,
      kept
        ? (resultOf(e, run) ?? e)
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
  const product = multiplyOperands(folded);
  if (product !== undefined) return writeProduct(product, run);
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
