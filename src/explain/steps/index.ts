export { type Alternative, alternatives, type Equation, WAYS, type Way } from './alternatives.ts';
export {
  type Derivation,
  type DerivationOptions,
  derive,
  type Identity,
  MOST_LINES,
  type Simplification,
  type Step,
} from './derive.ts';
export { explainStep, type Hint, hint } from './hint.ts';
export { derivationLatex } from './latex.ts';
export { isPending, pendingBy } from './pending.ts';
export { RULES, type RuleUse, ruleFor, ruleName, ruleText } from './rule.ts';
export { type Statement, statementOf } from './statement.ts';
export {
  alternativeText,
  derivationText,
  hintText,
  type Line,
  linesOf,
  setUpLines,
  simplificationText,
} from './text.ts';
