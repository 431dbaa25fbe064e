import { type Call, type Expr, postorder } from '../expr/index.ts';

/** Elementary operations of one evaluation: calls with arguments, each shared node once. */
export function operationsOf(roots: readonly Expr[]): number {
  return postorder(roots).filter(isOperation).length;
}

/** Whether a node computes something: constants such as pi do not. */
export function isOperation(node: Expr): node is Call {
  return node.kind === 'call' && node.args.length > 0;
}
