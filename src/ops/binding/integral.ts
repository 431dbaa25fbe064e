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
import { integrate } from '../kernels/quadrature.ts';
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
  const entry: OpEntry = {
    signature: `integral(${['low', 'high', ...free.map((_, i) => `c${i}`)].join(', ')})`,
    eval: (low, high, ...values) => {
      const f = doubles(values);
      const beside = pairs(values);
      let calls = 0;
      const counted = (run: () => number): number => (calls++ % CHUNK > 0 ? run() : spending(CHUNK, 'integral', run));
      return spending(
        0,
        'integral',
        () =>
          integrate(
            (t) => counted(() => f(t)),
            low as number,
            high as number,
            (end, offset) => counted(() => beside(end, offset)),
          ).value,
      );
    },
    ...(precise && {
      big: (low: BigNumber, high: BigNumber, ...values: BigNumber[]) => {
        const f = inOwnPrecision(bodyProgram(body, variable, free, BIG), values);
        const cost = NODE_COST * (bigEffort(body) + 1);
        const counted = (t: BigNumber): BigNumber => spendingBig(cost, 'integral', () => f(t) ?? t.times(Number.NaN));
        return spendingBig(0, 'integral', () => bigIntegrate(counted, low, high));
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
    domainHint: 'The integral diverges there, or swings too fast for a quadrature.',
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
