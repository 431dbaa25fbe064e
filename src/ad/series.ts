import type { Call, Num, Op } from '../expr/index.ts';
import { remember } from '../expr/index.ts';
import { differential, type RuleDomain, ruleProgram, runRule } from '../rules/index.ts';

/** A power series at the point of expansion; coefficients are computed when first asked for, then kept. */
export interface Series<V = number> {
  readonly id: number;
  /** Coefficient of t^k. */
  at(k: number): V;
  /** The value, where all further coefficients are 0. */
  readonly constant: V | undefined;
}

/** The numbers that coefficients are: doubles, or exact constants. */
export interface Field<V> {
  readonly zero: V;
  readonly one: V;
  literal(value: Num): V;
  isZero(value: V): boolean;
  isOne(value: V): boolean;
  add(a: V, b: V): V;
  sub(a: V, b: V): V;
  mul(a: V, b: V): V;
  div(a: V, b: V): V;
  /** A small integer times a value. */
  scale(factor: number, value: V): V;
  apply(op: Op, args: V[]): V;
  /** The same text for the same value. */
  key(value: V): string;
  /** Whether a quotient of two series that begin with 0 is that of the series without it: sin(x)/x at 0. */
  readonly removable?: true;
}

/** Coefficients in double precision. */
export const DOUBLE_FIELD: Field<number> = {
  zero: 0,
  one: 1,
  literal: (value) => value.value,
  isZero: (value) => value === 0,
  isOne: (value) => value === 1,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  scale: (factor, value) => factor * value,
  apply: (op, args) => (op.eval === undefined ? Number.NaN : op.eval(...args)),
  key: (value) => (Object.is(value, -0) ? '-0' : String(value)),
};

/** A zero of higher order than this is taken for a series that is 0 altogether. */
const MOST_REMOVED = 32;

/**
 * Arithmetic of power series. Sums, products and quotients have their textbook recurrences; every other operation y =
 * f(u) follows from its differential in the op table: y' = f'(u) u', so that y_(k+1) is coefficient k of the rule
 * divided by k + 1. Equal operations on equal series are one series, which is what ties sin and cos together.
 *
 * Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., section 13.2 (Taylor coefficients by ODE).
 */
export class SeriesArithmetic<V> {
  /** Elementary operations on coefficients so far. */
  operations = 0;
  private readonly field: Field<V>;
  private readonly known = new Map<string, Series<V>>();
  private nextId = 0;
  private readonly rules: RuleDomain<Series<V>> = {
    literal: (value: Num) => this.constantOf(this.field.literal(value)),
    call: (node: Call, args: Series<V>[]) => this.apply(node.op, args),
  };

  constructor(field: Field<V>) {
    this.field = field;
  }

  constantOf(value: V): Series<V> {
    return this.shared(`constant ${this.field.key(value)}`, () => ({
      id: this.nextId++,
      constant: value,
      at: (k) => (k === 0 ? value : this.field.zero),
    }));
  }

  /** value + t. */
  variable(value: V): Series<V> {
    return this.make((k) => (k === 0 ? value : k === 1 ? this.field.one : this.field.zero));
  }

  apply(op: Op, args: readonly Series<V>[]): Series<V> {
    return this.shared(`${op.name} ${args.map(({ id }) => id).join(' ')}`, () => this.calculate(op, args));
  }

  private calculate(op: Op, args: readonly Series<V>[]): Series<V> {
    if (args.every(({ constant }) => constant !== undefined)) {
      this.operations++;
      return this.constantOf(
        this.field.apply(
          op,
          args.map((arg) => arg.at(0)),
        ),
      );
    }
    return this.algebraic(op, args) ?? this.byDifferential(op, args);
  }

  private algebraic({ algebra }: Op, args: readonly Series<V>[]): Series<V> | undefined {
    if (algebra === undefined) return undefined;
    if ('sum' in algebra) return this.linear(algebra.sum, args);
    if ('product' in algebra && args.length === 2) {
      const [u, v] = args as [Series<V>, Series<V>];
      return algebra.product[1] === 1 ? this.product(u, v) : this.quotient(u, v);
    }
    const [base, exponent] = args;
    // The exponents that end the chain x^n, n x^(n-1), ...: without them 0 * x^(-1) would be met at x = 0.
    if (!('power' in algebra) || exponent?.constant === undefined) return undefined;
    if (this.field.isZero(exponent.constant)) return this.constantOf(this.field.one);
    return this.field.isOne(exponent.constant) ? base : undefined;
  }

  private linear(weights: readonly number[], args: readonly Series<V>[]): Series<V> {
    return this.make((k) => {
      this.operations += Math.max(1, args.length - 1);
      const terms = args.map((arg, i) => this.field.scale(weights[i] as number, arg.at(k)));
      return terms.reduce((total, value) => this.field.add(total, value));
    });
  }

  private product(u: Series<V>, v: Series<V>): Series<V> {
    if (this.isZero(u) || this.isZero(v)) return this.constantOf(this.field.zero);
    return this.make((k) => {
      this.operations += 2 * k + 1;
      let total = this.field.zero;
      for (let j = 0; j <= k; j++) total = this.field.add(total, this.term(u.at(j), v.at(k - j)));
      return total;
    });
  }

  private quotient(u: Series<V>, v: Series<V>, removed = 0): Series<V> {
    if (this.isZero(u) && !this.field.isZero(v.at(0))) return this.constantOf(this.field.zero);
    const removable = this.field.removable === true && removed < MOST_REMOVED;
    if (removable && this.field.isZero(u.at(0)) && this.field.isZero(v.at(0))) {
      return this.quotient(this.shifted(u), this.shifted(v), removed + 1);
    }
    const self: Series<V> = this.make((k) => {
      this.operations += 2 * k + 1;
      let total = u.at(k);
      for (let j = 0; j < k; j++) total = this.field.sub(total, this.term(self.at(j), v.at(k - j)));
      return this.field.div(total, v.at(0));
    });
    return self;
  }

  /** A series that begins with 0, divided by t. */
  private shifted(series: Series<V>): Series<V> {
    return this.make((k) => series.at(k + 1));
  }

  private isZero({ constant }: Series<V>): boolean {
    return constant !== undefined && this.field.isZero(constant);
  }

  /** A coefficient of exactly 0 contributes nothing, beside an infinite one too. */
  private term(a: V, b: V): V {
    return this.field.isZero(a) || this.field.isZero(b) ? this.field.zero : this.field.mul(a, b);
  }

  private byDifferential(op: Op, args: readonly Series<V>[]): Series<V> {
    let slope: Series<V> | undefined;
    const self: Series<V> = this.make((k) => {
      this.operations++;
      if (k === 0)
        return this.field.apply(
          op,
          args.map((arg) => arg.at(0)),
        );
      slope ??= this.slope(op, args, self);
      return this.field.div(slope.at(k - 1), this.field.scale(k, this.field.one));
    });
    return self;
  }

  /** The derivative of op(args) by t, as a series. */
  private slope(op: Op, args: readonly Series<V>[], answer: Series<V>): Series<V> {
    const rule = ruleProgram(
      differential(
        op,
        args.map(({ constant }) => constant === undefined),
      ),
    );
    const tangents = args.map((arg) =>
      this.shared(`tangent ${arg.id}`, () => this.make((k) => this.field.scale(k + 1, arg.at(k + 1)))),
    );
    return runRule(rule, this.rules, args, answer, tangents);
  }

  private make(compute: (k: number) => V): Series<V> {
    const coefficients: V[] = [];
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

  private shared(key: string, make: () => Series<V>): Series<V> {
    return remember(this.known, key, make);
  }
}
