import { needs, RECORD } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { apply, type Call, type Expr, evaluateAll, type Op, type Point } from '../expr/index.ts';
import { bigClass, bigFrom } from './big.ts';

/** How an expression is written in a message. */
export type Writer = (expr: Expr) => string;

/**
 * Why an expression has no finite value at a point, as an error to throw: the first operation at fault, on the path
 * that the value really takes (the branch of a conditional that does not hold is not blamed), with its domain and the values it
 * was given.
 *
 * @param write writes a subexpression; without it, messages name the function only.
 * @returns undefined where the value is finite.
 * @example
 * diagnoseUndefined(parse('ln(x - 2)'), { x: 1 }).message
 * // 'ln(u) is defined for u > 0; here u = -1.'
 */
export function diagnoseUndefined(expr: Expr, point: Point, write?: Writer): FluxionError | undefined {
  needs('diagnoseUndefined', { expr, point }, RECORD);
  const values = evaluateAll([expr], point);
  if (Number.isFinite(values.get(expr))) return undefined;
  let node = expr;
  for (let blamed = blamedArgument(node, values); blamed !== undefined; blamed = blamedArgument(node, values))
    node = blamed;
  return explain(node, values, write);
}

/** The argument because of which a node is not finite: the one that makes it finite when replaced. */
function blamedArgument(node: Expr, values: ReadonlyMap<Expr, number>): Expr | undefined {
  if (node.kind !== 'call') return undefined;
  const args = node.args.map((arg) => values.get(arg) as number);
  // The bounds of an integral may be infinite.
  const isWrong = node.op.diagnosis === undefined ? (value?: number) => !Number.isFinite(value) : Number.isNaN;
  const suspects = node.args.filter((_, i) => isWrong(args[i]));
  const mends = (suspect: Expr) =>
    [1, -1, 0.5].some((substitute) => {
      const mended = node.args.map((arg, i) => (arg === suspect ? substitute : (args[i] as number)));
      return Number.isFinite(apply(node, mended));
    });
  return suspects.find(mends) ?? suspects[0];
}

function explain(node: Expr, values: ReadonlyMap<Expr, number>, write: Writer | undefined): FluxionError {
  if (node.kind === 'sym')
    return new FluxionError('UNDEFINED', `${node.name} = ${values.get(node)} is not a finite number.`);
  if (node.kind !== 'call') return new FluxionError('UNDEFINED', 'The expression has no finite value.');
  const { op, args } = node;
  const letters = ['u', 'v', 'w', 's', 't'].slice(0, Math.max(args.length, 1));
  const given = args.slice(0, letters.length).map((arg, i) => {
    const value = String(values.get(arg));
    const text = write === undefined || arg.kind === 'num' ? value : shorten(write(arg));
    return `${letters[i]} = ${text === value ? value : `${text} = ${value}`}`;
  });
  const here = `here ${given.join(', ')}`;
  const hint = op.diagnosis?.(...args.map((arg) => values.get(arg) as number)) ?? op.domainHint;
  const suggestion = hint === undefined ? {} : { suggestion: hint };
  if (overflows(node, values)) {
    return new FluxionError(
      'UNDEFINED',
      `${pattern(op, letters)} is too large for double precision (above 1.8e308); ${here}.`,
    );
  }
  if (args.length === 0) {
    return new FluxionError('UNDEFINED', `${op.written} is no finite number.`, {
      suggestion: 'A formula is computed with finite numbers; only the bounds of an integral may be infinite.',
    });
  }
  const rule =
    op.domain === undefined ? 'has no finite value there' : `is defined for ${renamed(op.domain, op, letters)}`;
  return new FluxionError('UNDEFINED', `${pattern(op, letters)} ${rule}; ${here}.`, suggestion);
}

/** How a call looks: `ln(u)`, `u / v`. Letters that are no variable of the user's. */
function pattern(op: Op, letters: readonly string[]): string {
  const [u = '', v = ''] = letters;
  const { notation } = op;
  if (op.parameters.length === 0 && !op.variadic) return op.written;
  if (notation?.kind === 'infix') return `${u} ${notation.symbol} ${v}`;
  if (notation?.kind === 'prefix') return `${notation.symbol}${u}`;
  if (notation?.kind === 'postfix') return `${u}${notation.symbol}`;
  return `${op.written}(${letters.join(', ')})`;
}

function renamed(condition: string, op: Op, letters: readonly string[]): string {
  return condition.replace(/\b[a-zA-Z]\w*\b/g, (name) => letters[op.parameters.indexOf(name)] ?? name);
}

/** A value that exists, but beyond the range of doubles. */
function overflows(node: Call, values: ReadonlyMap<Expr, number>): boolean {
  const { big } = node.op;
  if (big === undefined || node.args.length === 0 || Number.isNaN(values.get(node) as number)) return false;
  const Big = bigClass(30);
  const exact = big(...node.args.map((arg) => bigFrom(values.get(arg) as number, Big, 'binary')));
  return exact.isFinite() || node.op.domain === undefined;
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 40)}...`;
}
