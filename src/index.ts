/** The public names of Fluxion, nothing else. */
export {
  type AuxOptions,
  type CheckOptions,
  checkGradients,
  checkpoint,
  costOfGradient,
  customJvp,
  customVjp,
  type DefinedOp,
  defineOp,
  type Examples,
  type FnOptions,
  fn,
  type Gradient,
  type GradientReport,
  type GradOptions,
  getGrad,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jit,
  jvp,
  linearize,
  type OpDefinition,
  type Operand,
  ops,
  Parameter,
  type SparseMatrix,
  sparseHessian,
  sparseJacobian,
  stopGradient,
  type TextFunction,
  type TextFunctions,
  toExpr,
  type VmapOptions,
  valueAndGrad,
  vjp,
  vmap,
} from './ad/transforms/index.ts';
export {
  derivative,
  differentiableVariables,
  equal,
  equationOf,
  evaluate,
  evaluateDigits,
  gradientOf,
  hessianOf,
  implicit,
  jacobianOf,
  languageNames,
  type Source,
  simplify,
  substitute,
  type TaylorOptions,
  tangent,
  taylor,
  toLatex,
  toString,
  variablesOf,
} from './api.ts';
export {
  type CompareOptions,
  type Comparison,
  compare,
  METHODS,
  type MethodName,
  type MethodRow,
  type OtherScheme,
  type PointComparison,
  type RoundingReport,
  readingNotes,
  rightCharacters,
  roundingOf,
} from './compare/index.ts';
export {
  CODE_LANGUAGES,
  type CodeLanguage,
  type CodeOptions,
  type Compiled,
  type CompileOptions,
  compile,
  gradientCode,
} from './compile/index.ts';
export { type ErrorCode, type ErrorDetails, FluxionError, type SourceRange } from './error.ts';
/** Derivatives made visible: steps, traces, graphs, curves, checks, exercises, reports. */
export * as explain from './explain/public/index.ts';
export type { Call, Const, Expr, Num, Op, OpEntry, Point, Shape, Sym, Value } from './expr/index.ts';
export { catalogue, type HandMade } from './manual/index.ts';
export {
  LANGUAGES,
  type Language,
  languageOf,
  type Message,
  type MessageKey,
  type Say,
  speaker,
  translate,
} from './messages/index.ts';
export { Adam, Cell, Dense, type DenseOptions, LayerNorm, Sequential, SGD } from './nn/index.ts';
export { diagnoseUndefined, type HighPrecisionValue } from './numeric/index.ts';
export type { Equality, Tangent, TaylorPolynomial, Witness } from './operations/index.ts';
export type { ParseOptions, Program, ProgramStatement } from './parse/index.ts';
export type { PrintOptions } from './print/index.ts';
export { type DerivativeOptions, type Equation, parse, parseProgram } from './symbolic/index.ts';
export {
  arange,
  eye,
  full,
  linspace,
  type Nested,
  ones,
  onesLike,
  rand,
  randn,
  Tensor,
  type TensorLike,
  tensor,
  zeros,
  zerosLike,
} from './tensor/index.ts';
