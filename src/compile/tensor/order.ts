import { type Expr, postorder } from '../../expr/index.ts';

/**
 * An evaluation order that goes into the longest chain first: what is needed only at its end, such as values that are
 * computed again for the way back, then waits until it is needed.
 */
export function leanOrder(roots: readonly Expr[]): Expr[] {
  const height = new Map<Expr, number>();
  for (const node of postorder(roots)) {
    let highest = 0;
    if (node.kind === 'call') for (const arg of node.args) highest = Math.max(highest, height.get(arg) as number);
    height.set(node, highest + 1);
  }
  const order: Expr[] = [];
  const seen = new Set<Expr>();
  const stack: { node: Expr; args: readonly Expr[]; next: number }[] = [];
  const enter = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const args = node.kind === 'call' ? node.args : [];
    const sorted =
      args.length < 2 ? args : args.toSorted((a, b) => (height.get(b) as number) - (height.get(a) as number));
    stack.push({ node, args: sorted, next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = top.args[top.next++];
      if (child !== undefined) enter(child);
      else {
        order.push(top.node);
        stack.pop();
      }
    }
  }
  return order;
}
