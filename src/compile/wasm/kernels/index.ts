import { argument, m, type Tree } from '../tree.ts';
import { cosh, EXP_LIMIT, exp, expWide, ln, sinh, tanh } from './exponential.ts';
import { sinAndCos, TRIGONOMETRIC_LIMIT } from './trigonometric.ts';

/** A function of one argument computed by the machine's own arithmetic, without branches. */
export interface Kernel {
  /** What it returns, usually one value. */
  readonly bodies: readonly Tree[];
  /** Where the bodies hold. Absent: everywhere. */
  readonly inside?: Tree;
  /** Outside: the names of the kernels, one a body, or the function to call. */
  readonly outside?: readonly string[] | ((x: number) => number);
  /** A kernel that computes this one and others together, and which of its bodies this is. */
  readonly jointly?: { readonly name: string; readonly position: number };
}

const x = argument(0);
const atMost = (limit: number): Tree => m.le(m.abs(x), limit);
const [sin, cos] = sinAndCos(x);
const isNormalPositive = m.both(m.ge(x, 2 ** -1022), m.le(x, Number.MAX_VALUE));

export const kernels: ReadonlyMap<string, Kernel> = new Map<string, Kernel>(
  Object.entries({
    exp: { bodies: [exp(x)], inside: atMost(EXP_LIMIT), outside: ['expWide'] },
    expWide: { bodies: [expWide(x)] },
    ln: { bodies: [ln(x)], inside: isNormalPositive, outside: Math.log },
    tanh: { bodies: [tanh(x)] },
    sinh: { bodies: [sinh(x)], inside: atMost(EXP_LIMIT), outside: Math.sinh },
    cosh: { bodies: [cosh(x)], inside: atMost(EXP_LIMIT), outside: Math.cosh },
    sin: jointly('sinAndCos', 0, { bodies: [sin], inside: atMost(TRIGONOMETRIC_LIMIT), outside: Math.sin }),
    cos: jointly('sinAndCos', 1, { bodies: [cos], inside: atMost(TRIGONOMETRIC_LIMIT), outside: Math.cos }),
    sinAndCos: { bodies: [sin, cos], inside: atMost(TRIGONOMETRIC_LIMIT), outside: ['sin', 'cos'] },
  }),
);

function jointly(name: string, position: number, kernel: Kernel): Kernel {
  return { ...kernel, jointly: { name, position } };
}
