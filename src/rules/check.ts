import { FluxionError } from '../error.ts';
import { ANY_SHAPE, type Expr, num, type Op, postorder } from '../expr/index.ts';
import { parse } from '../parse/index.ts';
import { foldSubstitute } from './differential.ts';
import { ANSWER_NAME } from './leaves.ts';

const ZERO = num(0);

/**
 * Whether the rules of an operation that a user defines are rules: each name in them is an argument, a tangent, the result or,
 * in a transpose, the adjoint; and a differential is 0 where the tangents are. What a wrong name would stand for is anyone's guess,
 * so it is told when the operation is made and not when it is used.
 *
 * @throws FluxionError ARGUMENT
 */
export function checkRules(op: Op): void {
  const tangents = op.parameters.map((parameter) => `d${parameter}`);
  for (const text of [op.d, op.adjoint]) {
    if (text === undefined) continue;
    const rule = onlyOf(op, text, [...op.parameters, ...tangents, ANSWER_NAME]);
    const still = foldSubstitute(rule, (name) => (tangents.includes(name) ? ZERO : undefined));
    if (still === ZERO || op.shape !== undefined) continue;
    throw new FluxionError(
      'ARGUMENT',
      `defineOp: the rule '${text}' of ${op.written} is not linear in ${tangents.join(', ')}: without them it is not 0.`,
      { suggestion: `Every term takes one of ${tangents.join(', ')} as a factor.` },
    );
  }
  for (const text of op.transpose ?? []) {
    if (typeof text === 'string') onlyOf(op, text, [...op.parameters, 'g', ANSWER_NAME]);
  }
}

function onlyOf(op: Op, text: string, names: readonly string[]): Expr {
  const rule = parse(text, { shape: ANY_SHAPE });
  const stranger = postorder([rule]).find((node) => node.kind === 'sym' && !names.includes(node.name));
  if (stranger?.kind !== 'sym') return rule;
  throw new FluxionError(
    'ARGUMENT',
    `defineOp: the rule '${text}' of ${op.written} names ${stranger.name}, which means nothing there.`,
    { suggestion: `The names in it are ${names.join(', ')} and functions of the language.` },
  );
}
