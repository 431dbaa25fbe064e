import type { Call, Num, Op } from '../expr/index.ts';
import { differential, type RuleDomain, ruleProgram, runRule } from '../rules/index.ts';

/** A power series at the point of expansion; coefficients are computed when first asked for, then kept. */
export interface Series {
  readonly id: number;
  /** Coefficient of t^k. */
  at(k: number): number;
  /** The value, where all further coefficients are 0. */
  readonly constant: number | undefined;
}

/**
 * Arithmetic of power series. Sums, products and quotients have their textbook recurrences; every other operation y =
 * f(u) follows from its differential in the op table: y' = f'(u) u', so that y_(k+1) is coefficient k of the rule
 * divided by k + 1. Equal operations on equal series are one series, which is what ties sin and cos together.
 *
 * Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., section 13.2 (Taylor coefficients by ODE).
 */
export class SeriesArithmetic {
  /** Elementary operations on doubles so far. */
  operations = 0;
  private readonly known = new Map<string, Series>();
  private nextId = 0;
  private readonly rules: RuleDomain<Series> = {
    literal: (value: Num) => this.constantOf(value.value),
    call: (node: Call, args: Series[]) => this.apply(node.op, args),
  };

  constantOf(value: number): Series {
    return this.shared(`constant ${Object.is(value, -0) ? '-0' : value}`, () => ({
      id: this.nextId++,
      constant: value,
      at: (k) => (k === 0 ? value : 0),
    }));
  }

  /** x + slope * t. */
  variable(value: number, slope = 1): Series {
    return this.make((k) => (k === 0 ? value : k === 1 ? slope : 0));
  }

  apply(op: Op, args: readonly Series[]): Series {
    return this.shared(`${op.name} ${args.map(({ id }) => id).join(' ')}`, () => this.calculate(op, args));
  }

  private calculate(op: Op, args: readonly Series[]): Series {
    if (args.every(({ constant }) => constant !== undefined)) {
      this.operations++;
      return this.constantOf(valueOfOp(op, args.map((arg) => arg.at(0))));
    }
    return this.algebraic(op, args) ?? this.byDifferential(op, args);
  }

  private algebraic({ algebra }: Op, args: readonly Series[]): Series | undefined {
    if (algebra === undefined) return undefined;
    if ('sum' in algebra) return this.linear(algebra.sum, args);
    if ('product' in algebra && args.length === 2) {
      const [u, v] = args as [Series, Series];
      return algebra.product[1] === 1 ? this.product(u, v) : this.quotient(u, v);
    }
    const [base, exponent] = args;
    // The exponents that end the chain x^n, n x^(n-1), ...: without them 0 * x^(-1) would be met at x = 0.
    if ('power' in algebra && exponent?.constant === 0) return this.constantOf(1);
    return 'power' in algebra && exponent?.constant === 1 ? base : undefined;
  }

  private linear(weights: readonly number[], args: readonly Series[]): Series {
    return this.make((k) => {
      this.operations += Math.max(1, args.length - 1);
      return args.reduce((total, arg, i) => total + (weights[i] as number) * arg.at(k), 0);
    });
  }

  private product(u: Series, v: Series): Series {
    if (u.constant === 0 || v.constant === 0) return this.constantOf(0);
    return this.make((k) => {
      this.operations += 2 * k + 1;
      let total = 0;
      for (let j = 0; j <= k; j++) total += term(u.at(j), v.at(k - j));
      return total;
    });
  }

  private quotient(u: Series, v: Series): Series {
    if (u.constant === 0 && v.at(0) !== 0) return this.constantOf(0);
    const self: Series = this.make((k) => {
      this.operations += 2 * k + 1;
      let total = u.at(k);
      for (let j = 0; j < k; j++) total -= term(self.at(j), v.at(k - j));
      return total / v.at(0);
    });
    return self;
  }

  private byDifferential(op: Op, args: readonly Series[]): Series {
    let slope: Series | undefined;
    const self: Series = this.make((k) => {
      this.operations++;
      if (k === 0) return valueOfOp(op, args.map((arg) => arg.at(0)));
      slope ??= this.slope(op, args, self);
      return slope.at(k - 1) / k;
    });
    return self;
  }

  /** The derivative of op(args) by t, as a series. */
  private slope(op: Op, args: readonly Series[], answer: Series): Series {
    const rule = ruleProgram(differential(op, args.map(({ constant }) => constant === undefined)));
    const tangents = args.map((arg) => this.shared(`tangent ${arg.id}`, () => this.make((k) => (k + 1) * arg.at(k + 1))));
    return runRule(rule, this.rules, args, answer, tangents);
  }

  private make(compute: (k: number) => number): Series {
    const coefficients: number[] = [];
    return {
      id: this.nextId++,
      constant: undefined,
      at: (k) => {
        let value = coefficients[k];
        if (value === undefined) coefficients[k] = value = compute(k);
        return value;
      },
    };
  }

  private shared(key: string, make: () => Series): Series {
    let series = this.known.get(key);
    if (series === undefined) this.known.set(key, (series = make()));
    return series;
  }
}

/** A coefficient of exactly 0 contributes nothing, beside an infinite one too. */
function term(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function valueOfOp(op: Op, args: number[]): number {
  return op.eval === undefined ? Number.NaN : op.eval(...args);
}
