/** The public names of Fluxion, nothing else. */
export { type ErrorCode, type ErrorDetails, FluxionError, type SourceRange } from './error.ts';
export type { Call, Const, Expr, Num, Op, OpEntry, Shape, Sym } from './expr/index.ts';
