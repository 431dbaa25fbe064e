export { type DerivativeOptions, derivativeOf, differentiate, differentiateAll, isUndefined } from './derivative.ts';
export { type Equation, implicit } from './implicit.ts';
export { simplify, simplifyAll, simplifySlope, simplifySlopes } from './simplify/index.ts';
export { expressionOf, parse, parseProgram, type Source } from './text.ts';
