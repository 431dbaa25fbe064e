import type { Call, Const, Expr, Num, Sym } from './node.ts';
import { NodeMap } from './nodeMap.ts';

/**
 * All nodes below the roots, each once, children before parents, first argument first. The one traversal of the house:
 * evaluation, differentiation, simplification and printing are loops over it, so no depth overflows the stack.
 *
 * @param enter which nodes to go into; the others stay out, with all that only they reach. It walks over no graph itself.
 */
export function postorder(roots: readonly Expr[], enter?: (node: Expr) => boolean): Expr[] {
  const order: Expr[] = [];
  const mark = ++walks;
  // Two stacks side by side, because an object for every node on the path costs more than the walk.
  const path: Expr[] = [];
  const next: number[] = [];
  for (const root of roots) {
    if (root.mark === mark || enter?.(root) === false) continue;
    root.mark = mark;
    path.push(root);
    next.push(0);
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top] as Expr;
      const position = next[top] as number;
      if (node.kind !== 'call' || position === node.args.length) {
        order.push(node);
        path.pop();
        next.pop();
        continue;
      }
      next[top] = position + 1;
      const child = node.args[position] as Expr;
      if (child.mark === mark || enter?.(child) === false) continue;
      child.mark = mark;
      if (child.kind === 'call') {
        path.push(child);
        next.push(0);
      } else {
        order.push(child);
      }
    }
  }
  return order;
}

let walks = 0;

/** Whether a node below the roots, or one of them, is so: a walk in no order, which keeps nothing. `isSo` walks over no graph itself. */
export function someNode(roots: readonly Expr[], isSo: (node: Expr) => boolean): boolean {
  const mark = ++walks;
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.mark === mark) continue;
    node.mark = mark;
    if (isSo(node)) return true;
    if (node.kind === 'call') for (let i = 0; i < node.args.length; i++) open.push(node.args[i] as Expr);
  }
  return false;
}

/** What one kind of value does at each kind of node: an interpretation of expressions. */
export interface Interpretation<V> {
  num(node: Num): V;
  sym(node: Sym): V;
  call(node: Call, args: V[]): V;
  const(node: Const): V;
}

/**
 * Interpret the roots bottom-up, every shared node once; the values of all nodes. Doubles, high precision, complex
 * numbers, texts and rewriting are interpretations.
 */
export function interpret<V>(roots: readonly Expr[], meaning: Interpretation<V>): Map<Expr, V> {
  const values = new Map<Expr, V>();
  for (const node of postorder(roots)) values.set(node, valueAt(node, values, meaning));
  return values;
}

/** The same where only the values of the roots are wanted: quicker on large graphs. */
export function translate<V extends NonNullable<unknown>>(roots: readonly Expr[], meaning: Interpretation<V>): V[] {
  const values = new NodeMap<V>();
  for (const node of postorder(roots)) values.set(node, valueAt(node, values, meaning));
  return roots.map((root) => values.get(root) as V);
}

function valueAt<V>(node: Expr, values: { get(node: Expr): V | undefined }, meaning: Interpretation<V>): V {
  switch (node.kind) {
    case 'num':
      return meaning.num(node);
    case 'sym':
      return meaning.sym(node);
    case 'const':
      return meaning.const(node);
    case 'call': {
      // Every argument precedes its parent in the post-order.
      const args = new Array<V>(node.args.length);
      for (let i = 0; i < args.length; i++) args[i] = values.get(node.args[i] as Expr) as V;
      return meaning.call(node, args);
    }
    default:
      return node satisfies never;
  }
}

/** The names of the free variables, in order of first appearance. */
export function freeVariables(...roots: Expr[]): string[] {
  return postorder(roots).flatMap((node) => (node.kind === 'sym' ? [node.name] : []));
}

/** The names by which there is no derivative: of the bounds of a sum, the order of a Bessel function, as entries say. */
export function fixedVariables(...roots: Expr[]): Set<string> {
  const given = postorder(roots).flatMap((node) =>
    node.kind === 'call' && node.op.fixed !== undefined
      ? node.args.filter((_, i) => node.op.fixed?.includes(node.op.parameters[i] ?? ''))
      : [],
  );
  return new Set(freeVariables(...given));
}

/**
 * The names to differentiate by where nobody says which: all free variables but those by which there is no derivative; all, where there
 * are no others.
 */
export function differentiableVariables(...roots: Expr[]): string[] {
  const names = freeVariables(...roots);
  const fixed = fixedVariables(...roots);
  const others = names.filter((name) => !fixed.has(name));
  return others.length === 0 ? names : others;
}

/** The nodes whose value depends on one of the variables. */
export function dependents(order: readonly Expr[], variables: ReadonlySet<Expr>): NodeMap<true> {
  const active = new NodeMap<true>();
  for (const node of order) {
    if (variables.has(node) || (node.kind === 'call' && hasAny(active, node.args))) active.set(node, true);
  }
  return active;
}

function hasAny(nodes: NodeMap<true>, args: readonly Expr[]): boolean {
  for (let i = 0; i < args.length; i++) if (nodes.has(args[i] as Expr)) return true;
  return false;
}

/**
 * What one evaluation in high precision costs, in additions and multiplications. What has an exact form on fractions is arithmetic,
 * and cheap; a function whose entry says nothing takes a hundred times as long.
 */
export function bigEffort(root: Expr): number {
  return postorder([root]).reduce((sum, node) => {
    if (node.kind !== 'call') return sum;
    return sum + (node.op.bigCost ?? (node.op.exact === undefined ? 100 : 1));
  }, 0);
}
