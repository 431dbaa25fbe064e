export { type DerivativeOptions, derivativeOf, differentiate, differentiateAll } from './derivative.ts';
export { simplify, simplifyAll } from './simplify/index.ts';
export { parse, parseProgram } from './text.ts';
