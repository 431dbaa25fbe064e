export { canonical } from './canonical.ts';
export { isNonnegative, isPositive } from './sign.ts';
export { type SimplifyOptions, simplify, simplifyAll } from './simplify.ts';
export { simplifySlope, simplifySlopes } from './slope.ts';
