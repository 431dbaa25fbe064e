import type { Call, Expr, Op } from '../../expr/index.ts';
import { isMessage, type Say } from '../../messages/index.ts';

/** Which rule a line of a derivation applies. */
export interface RuleUse {
  /** The rule as a textbook calls it in English; `say` has it in every language. */
  readonly rule: string;
  /** The function whose derivative is looked up, where that is the rule. */
  readonly of?: string;
  /** Whether the inner derivative comes in: the argument is more than the variable. */
  readonly chain: boolean;
}

/** The general rules, by what an operation is to algebra. */
export const RULES = {
  constant: 'constant rule',
  variable: 'derivative of the variable',
  sum: 'sum rule',
  multiple: 'constant multiple rule',
  product: 'product rule',
  quotient: 'quotient rule',
  reciprocal: 'reciprocal rule',
  power: 'power rule',
  exponential: 'exponential rule',
  generalPower: 'general power rule',
  lookUp: 'derivative of a function',
} as const;

/** The rule by which a call is differentiated, of whose arguments those marked depend on the variable. */
export function ruleFor(node: Call, active: readonly boolean[], variable: Expr): RuleUse {
  const { op, args } = node;
  const inner = args.filter((_, i) => active[i]);
  // A choice passes on the derivative of the branch taken: nothing to multiply by.
  const chain = op.selects === undefined && inner.some((arg) => arg !== variable);
  const general = generalRule(op, active);
  if (general !== undefined) return { rule: general, chain: chain && !isLinear(op) };
  return op.rule === undefined
    ? { rule: RULES.lookUp, of: op.written, chain }
    : { rule: op.rule, of: op.written, chain };
}

function generalRule({ algebra, selects, rule }: Op, active: readonly boolean[]): string | undefined {
  if (algebra === undefined) return undefined;
  const [first = false, second = false] = active;
  if ('sum' in algebra) return algebra.sum.length > 1 ? RULES.sum : RULES.multiple;
  if ('product' in algebra) {
    const [, exponent] = algebra.product;
    if (exponent === undefined) return rule;
    if (!second) return RULES.multiple;
    if (exponent === 1) return first ? RULES.product : RULES.multiple;
    return first ? RULES.quotient : RULES.reciprocal;
  }
  if ('power' in algebra) return !second ? RULES.power : first ? RULES.generalPower : RULES.exponential;
  return selects === undefined ? rule : undefined;
}

/** Sums, products and quotients have rules of their own in place of the chain rule. */
function isLinear({ algebra }: Op): boolean {
  return algebra !== undefined && ('sum' in algebra || ('product' in algebra && algebra.product.length > 1));
}

/** The rule in the words of a language. */
export function ruleText(use: RuleUse, say: Say): string {
  if (use.rule === RULES.lookUp) {
    return say(use.chain ? 'steps.chainOf' : 'steps.derivativeOf', { function: use.of ?? '' });
  }
  return say(use.chain ? 'steps.chainWith' : 'steps.rule', { rule: ruleName(use.rule, say) });
}

/** A rule's name; one that a user defined keeps the name it was given. */
export function ruleName(rule: string, say: Say): string {
  const key = `rule.${rule}`;
  return isMessage(key) ? say(key) : rule;
}
