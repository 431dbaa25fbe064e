import type { BigNumber } from 'mathjs';
import {
  type Binding,
  bigEffort,
  type Expr,
  makeOp,
  num,
  type Op,
  type OpEntry,
  postorder,
  remember,
} from '../../expr/index.ts';
import { bigOf, classOf } from '../big/context.ts';
import { bigIntegrate } from '../big/quadrature.ts';
import { neg } from '../construct.ts';
import { integrate, type Quadrature, type Trouble } from '../kernels/quadrature.ts';
import { spending, spendingBig } from './budget.ts';
import { close, isClosed, type OperationOf, open, renamed, underName } from './close.ts';
import { pairsProgram } from './pairs.ts';
import { BIG, type Body, bodyProgram, doublesProgram } from './program.ts';

const ZERO = num(0);

/** Evaluations of the integrand, in sums as in integrals, are of the same kind; this many are looked at in one go. */
const CHUNK = 15;

/** The substitution, the weights and the body's own overhead beside its operations. */
const NODE_COST = 2;

/** The integral of `body` over `variable` from `low` to `high`, which may be infinite. */
export function integralOf(body: Expr, variable: Binding['variable'], low: Expr, high: Expr): Expr {
  return body === ZERO || low === high ? ZERO : close(OPERATION, body, variable, low, high);
}

const OPERATION: OperationOf = (binding) => operationOf({ ...binding, form: 'integral', make: integralOf });

function operationOf(binding: Binding): Op {
  const { body, variable, free } = binding;
  const doubles = doublesProgram(body, variable, free);
  const pairs = pairsProgram(body, variable, free);
  const precise = postorder([body]).every((node) => node.kind !== 'call' || node.op.big !== undefined);
  const quadrature = (low: number, high: number, values: readonly number[]): Quadrature => {
    const f = doubles(values);
    const beside = pairs(values);
    let calls = 0;
    const counted = (run: () => number): number => (calls++ % CHUNK > 0 ? run() : spending(CHUNK, 'integral', run));
    return spending(0, 'integral', () =>
      integrate(
        (t) => counted(() => f(t)),
        low,
        high,
        (end, offset) => counted(() => beside(end, offset)),
      ),
    );
  };
  const entry: OpEntry = {
    signature: `integral(${['low', 'high', ...free.map((_, i) => `c${i}`)].join(', ')})`,
    eval: (low, high, ...values) => quadrature(low as number, high as number, values).value,
    ...(precise && {
      big: (low: BigNumber, high: BigNumber, ...values: BigNumber[]) => {
        const f = inOwnPrecision(bodyProgram(body, variable, free, BIG), values);
        const cost = NODE_COST * (bigEffort(body) + 1);
        const counted = (t: BigNumber): BigNumber =>
          spendingBig(cost, t, 'integral', () => f(t) ?? t.times(Number.NaN));
        return spendingBig(0, low, 'integral', () => bigIntegrate(counted, low, high));
      },
    }),
    // Leibniz's rule.
    partial: (index, args, differentiate) => {
      const [low, high, ...values] = args as [Expr, Expr, ...Expr[]];
      const at = (bound: Expr): Expr => renamed(body, [variable, ...free], [bound, ...values]);
      if (index === 0) return neg(at(low));
      if (index === 1) return at(high);
      const named = underName(binding);
      const slope = differentiate(named.body, free[index - 2] as Binding['variable']);
      return renamed(integralOf(slope, named.variable, low, high), free, values);
    },
    tex: '\\int',
    doc: 'integral of an expression between two bounds, which may be infinite; by adaptive quadrature',
    diagnosis: (low, high, ...values) => {
      const { trouble } = quadrature(low as number, high as number, values);
      return trouble === undefined ? 'Its bounds are two numbers, or infinite.' : wordsOf(trouble);
    },
    rule: "Leibniz's rule",
    sample: [[0, 1], [1, 2], ...free.map((): readonly [number, number] => [0.5, 2])],
    binding,
    rebuild: (args) => {
      const [low, high] = args;
      if (low === high) return ZERO;
      if (isClosed(args) || args.some(({ shape }) => shape.length > 0)) return undefined;
      const opened = open(op, args);
      return integralOf(opened.body, opened.variable, opened.low, opened.high);
    },
  };
  const op = makeOp(`integral of ${body.id}`, entry);
  return op;
}

/** What is wrong with an integrand, and what to do. */
function wordsOf({ kind, at }: Trouble): string {
  const place = Number(at.toPrecision(3)) + 0;
  switch (kind) {
    case 'undefined':
      return `The integrand has no value at ${place}: choose bounds between which it has one.`;
    case 'singular':
      return `The integrand is singular or swings near ${place}: split the integral there. Where a part diverges, so does the whole.`;
    case 'swings':
      return Number.isFinite(at)
        ? `The integrand swings without end towards ${place}: choose a bound some way before it.`
        : `The integrand swings without end towards ${place}: choose a finite bound, or a function such as Si, Ci or fresnels.`;
    case 'grows':
      return Number.isFinite(at)
        ? `The integrand grows too fast towards ${place}: the integral diverges, or nearly. Choose a bound some way before it.`
        : `The integrand does not vanish fast enough towards ${place}: the integral diverges, or nearly. Choose a finite bound.`;
    default:
      return kind satisfies never;
  }
}

/** A body in the precision of its argument, made once for each. */
function inOwnPrecision(
  program: ReturnType<typeof bodyProgram<BigNumber>>,
  values: readonly BigNumber[],
): Body<BigNumber> {
  const byClass = new Map<unknown, Body<BigNumber>>();
  return (t) =>
    remember(byClass, classOf(t), () =>
      program(
        values.map((value) => bigOf(t, value)),
        t,
      ),
    )(t);
}
