export { type DerivativeOptions, derivativeOf, differentiate, differentiateAll } from './derivative.ts';
export { simplify } from './simplify/index.ts';
export { parse, parseProgram } from './text.ts';
