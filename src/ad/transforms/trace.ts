import { FluxionError } from '../../error.ts';
import { build, type Expr, freeVariables, type Shape, tensorOf, type Value } from '../../expr/index.ts';
import { families } from '../../ops/index.ts';
import { type Nested, showShape, sizeOf, type Tensor } from '../../tensor/index.ts';
import { planOf } from './plan.ts';

/** One run of a function on symbols. */
export class Trace {
  /** 1 for the outermost. */
  readonly depth: number;
  /** Whether the function still runs. */
  open = true;

  constructor(depth: number) {
    this.depth = depth;
  }
}

const running: Trace[] = [];

/** The innermost function that is being traced now. */
export function currentTrace(): Trace | undefined {
  return running.at(-1);
}

/** Run `work` as the innermost trace. What it traces is of no use afterwards. */
export function withTrace<T>(work: (trace: Trace) => T): T {
  const trace = new Trace(running.length + 1);
  running.push(trace);
  try {
    return work(trace);
  } finally {
    running.pop();
    trace.open = false;
  }
}

/**
 * A value that is not known yet: what a function gets while it is traced. It has a shape and no numbers; operations on
 * it (`ops.sin(x)`) give further ones.
 */
export class Traced {
  readonly expr: Expr;
  readonly trace: Trace;

  constructor(expr: Expr, trace: Trace) {
    this.expr = expr;
    this.trace = trace;
  }

  get shape(): Shape {
    return this.expr.shape;
  }

  get rank(): number {
    return this.expr.shape.length;
  }

  get size(): number {
    return sizeOf(this.expr.shape);
  }

  get data(): Float64Array {
    return this.#constant().data;
  }

  item(): number {
    return this.#constant().item();
  }

  toArray(): Nested {
    return this.#constant().toArray();
  }

  /** Along the first axis, as a tensor does it: `const [x, y] = point`. */
  *[Symbol.iterator](): Generator<Traced> {
    const [length] = this.shape;
    if (length === undefined) {
      throw new FluxionError('SHAPE', 'A traced number has no parts to go through.', {
        suggestion: 'Give a tensor or an array of numbers where the function takes its argument apart.',
      });
    }
    for (let i = 0; i < length; i++) yield new Traced(build(families.slice([i]), [this.expr]), this.trace);
  }

  /** What `x > 0`, `x + 1` and `${x}` call. */
  [Symbol.toPrimitive](hint: string): number | string {
    if (this.#isConstant()) return hint === 'string' ? String(this.#constant()) : this.item();
    if (hint === 'string') throw unknownYet();
    throw new FluxionError(
      'NOT_DIFFERENTIABLE',
      'A traced value has no number yet: it cannot be compared, branched on or calculated with.',
      {
        suggestion:
          'For a branch use ops.where(ops.greater(x, 0), a, b) or ops.cond; for arithmetic ops.add, ops.mul and so on; for an array of traced values ops.stack, not tensor.',
      },
    );
  }

  /** Whether it depends on nothing but numbers that are known. */
  #isConstant(): boolean {
    return freeVariables(this.expr).length === 0;
  }

  #constant(): Tensor {
    if (!this.#isConstant()) throw unknownYet();
    return tensorOf(planOf([this.expr], []).run([])[0] as Value);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Traced ${showShape(this.shape)}`;
  }
}

/** A traced value as the functions of users see it: a tensor or number whose content is not known yet. */
export function traced(expr: Expr, trace: Trace): Value {
  return new Traced(expr, trace) as unknown as Value;
}

function unknownYet(): FluxionError {
  return new FluxionError('NOT_DIFFERENTIABLE', 'A traced value has no numbers yet, only a shape.', {
    suggestion: 'Return it, with hasAux: true if it is no part of what is differentiated, and read it outside.',
  });
}

/**
 * The expression of a traced value.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where the function that it was traced in has ended.
 */
export function exprOf(value: Traced): Expr {
  if (value.trace.open) return value.expr;
  throw new FluxionError('NOT_DIFFERENTIABLE', 'A value leaked out of the function it was traced in.', {
    suggestion: 'Return it from the function (hasAux: true for further results); a variable outside keeps no value.',
  });
}
