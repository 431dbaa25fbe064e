export { canonical, simplify, type SimplifyOptions } from './simplify.ts';
export { isNonnegative, isPositive } from './sign.ts';
