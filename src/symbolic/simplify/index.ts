export { canonical } from './canonical.ts';
export { isNonnegative, isPositive } from './sign.ts';
export { simplify, type SimplifyOptions } from './simplify.ts';
