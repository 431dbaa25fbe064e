export { adjoints, pushforward } from './adjoint.ts';
export { ANSWER, argument, differential, partial, partials, tangent } from './differential.ts';
export { type RuleDomain, type RuleProgram, ruleProgram, runRule } from './program.ts';
