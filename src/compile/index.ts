export { whereAllowed } from './allowed.ts';
export type { Backend } from './backend.ts';
export type { Columns } from './batch.ts';
export { CODE_LANGUAGES, type CodeLanguage, type CodeOptions, gradientCode } from './code/index.ts';
export { type Compiled, type CompileOptions, compile, type Result } from './compile.ts';
export type { Derivatives, SparseMatrix } from './request.ts';
export { tensorMachine } from './tensor/machine.ts';
export { leanOrder } from './tensor/order.ts';
