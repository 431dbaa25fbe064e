export { gradient, hessian, jacobian } from './differentiation.ts';
export { type Equality, equal, type Witness } from './equal.ts';
export { type Tangent, tangent } from './tangent.ts';
export { type TaylorPolynomial, taylorPolynomial } from './taylorPolynomial.ts';
