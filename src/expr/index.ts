export { areScalars, build, checkCount, constant, isNum, literalOf, sym } from './build.ts';
export type { Algebra, Attribute, Binding, Code, Interval, Notation, OpEntry, Pull } from './entry.ts';
export { apply, coordinate, evaluateAll, evaluateAt, type Point, substitute } from './evaluate.ts';
export { type Family, family } from './family.ts';
export { HashIndex, mixed } from './hashIndex.ts';
export { internCounts } from './intern.ts';
export { Latest, newest, remember, WeakValues } from './memo.ts';
export { ANY_SHAPE, type Call, type Const, type Expr, type Num, SCALAR, type Shape, type Sym } from './node.ts';
export { NodeMap } from './nodeMap.ts';
export {
  bitLength,
  EXACT_BITS,
  type Exact,
  fractionOf,
  fractionToNumber,
  isInteger,
  isWritable,
  num,
} from './number.ts';
export { makeOp, type Op } from './op.ts';
export {
  bigEffort,
  dependents,
  differentiableVariables,
  fixedVariables,
  freeVariables,
  type Interpretation,
  interpret,
  postorder,
  someNode,
  translate,
} from './traverse.ts';
export { applyValue, evaluateValues, tensorOf, type Value, valueOfTensor } from './values.ts';
