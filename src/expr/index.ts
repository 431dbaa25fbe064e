export { areScalars, build, checkCount, constant, isNum, sym } from './build.ts';
export { apply, coordinate, evaluateAll, evaluateAt, type Point, substitute } from './evaluate.ts';
export { internCounts } from './intern.ts';
export { Latest, remember } from './memo.ts';
export { ANY_SHAPE, type Call, type Const, type Expr, type Num, SCALAR, type Shape, type Sym } from './node.ts';
export { NodeMap } from './nodeMap.ts';
export { bitLength, EXACT_BITS, fractionOf, isInteger, isWritable, num } from './number.ts';
export {
  type Algebra,
  type Attribute,
  type Binding,
  type Code,
  type Family,
  family,
  type Interval,
  makeOp,
  type Notation,
  type Op,
  type OpEntry,
  type Pull,
} from './op.ts';
export {
  bigEffort,
  dependents,
  freeVariables,
  type Interpretation,
  interpret,
  postorder,
  translate,
} from './traverse.ts';
export { applyValue, evaluateValues, tensorOf, type Value, valueOfTensor } from './values.ts';
