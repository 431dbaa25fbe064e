export { canonical } from './canonical.ts';
export { isNonnegative, isPositive } from './sign.ts';
export { type SimplifyOptions, simplify } from './simplify.ts';
