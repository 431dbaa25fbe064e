export { adjoints, adjointsOf, pushforward } from './adjoint.ts';
export { checkRules } from './check.ts';
export { differential, partial, partials } from './differential.ts';
export { ANSWER, argument, tangent } from './leaves.ts';
export { type RuleDomain, type RuleProgram, ruleProgram, runRule } from './program.ts';
export { fit, graft } from './push.ts';
