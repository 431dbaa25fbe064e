export { isOperation, operationsOf } from './count.ts';
export { type ForwardResult, type ForwardStep, forward, forwardAlong } from './forward.ts';
export { type Contribution, type ReverseResult, type ReverseStep, reverse } from './reverse.ts';
export { DOUBLE_FIELD, type Field } from './series.ts';
export { type TaylorResult, taylor, taylorDerivative, taylorOver } from './taylor.ts';
