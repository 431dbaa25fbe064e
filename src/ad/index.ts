export { isOperation, operationsOf } from './count.ts';
export { type ForwardResult, type ForwardStep, forward, forwardAlong } from './forward.ts';
export { type Contribution, type ReverseResult, type ReverseStep, reverse } from './reverse.ts';
export { type TaylorResult, taylor, taylorDerivative } from './taylor.ts';
