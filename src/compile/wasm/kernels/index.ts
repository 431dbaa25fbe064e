import { argument, type Tree } from '../tree.ts';
import { cosh, exp, ln, sinh, tanh } from './exponential.ts';
import { cos, sin, TRIGONOMETRIC_LIMIT } from './trigonometric.ts';

/** A function of one argument computed by the machine's own arithmetic, without branches. */
export interface Kernel {
  readonly body: Tree;
  /** Beyond this magnitude, and for NaN, the imported `beyond` takes over. */
  readonly limit?: number;
  readonly beyond?: (x: number) => number;
}

const x = argument(0);

export const kernels: ReadonlyMap<string, Kernel> = new Map<string, Kernel>(
  Object.entries({
    exp: { body: exp(x) },
    ln: { body: ln(x) },
    tanh: { body: tanh(x) },
    sinh: { body: sinh(x) },
    cosh: { body: cosh(x) },
    sin: { body: sin(x), limit: TRIGONOMETRIC_LIMIT, beyond: Math.sin },
    cos: { body: cos(x), limit: TRIGONOMETRIC_LIMIT, beyond: Math.cos },
  }),
);
