export type { Differentiate } from './forms.ts';
export { instantiate } from './instantiate.ts';
export { type ParseOptions, type Program, type ProgramStatement, parse, parseProgram } from './parse.ts';
export { otherReading } from './runTogether.ts';
export { Scope } from './scope.ts';
