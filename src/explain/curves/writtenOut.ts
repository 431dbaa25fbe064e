import { FluxionError } from '../../error.ts';
import type { Expr } from '../../expr/index.ts';
import { fractionOf, num, postorder } from '../../expr/index.ts';

/**
 * A polynomial as it is written out: a sum of terms, each a number in front of factors that are variables or sums in
 * brackets. The form in which computer algebra systems hold an expression that nobody has simplified.
 */
export type Written = readonly Term[];

interface Term {
  readonly coefficient: number;
  /** A variable by its name, or a bracket of several terms. */
  readonly factors: readonly (string | Written)[];
}

const number = (coefficient: number): Written => (coefficient === 0 ? [] : [{ coefficient, factors: [] }]);

/**
 * Write a polynomial out: signs and numbers go to the front of their term, brackets stay.
 *
 * @throws FluxionError ARGUMENT where it is no polynomial.
 */
export function writeOut(f: Expr): Written {
  const known = new Map<Expr, Written>();
  for (const node of postorder([f])) known.set(node, writtenNode(node, known));
  return known.get(f) as Written;
}

function writtenNode(node: Expr, known: ReadonlyMap<Expr, Written>): Written {
  if (node.kind === 'num') return number(node.value);
  if (node.kind === 'sym') return [{ coefficient: 1, factors: [node.name] }];
  const { algebra } = node.kind === 'call' ? node.op : {};
  if (node.kind !== 'call' || algebra === undefined) throw notPolynomial();
  const args = node.args.map((arg) => known.get(arg) as Written);
  if ('sum' in algebra) return collect(args.flatMap((arg, i) => scaled(arg, algebra.sum[i] as number)));
  if ('product' in algebra && algebra.product.every((exponent) => exponent === 1)) return args.reduce(times);
  if (!('power' in algebra)) throw notPolynomial();
  const [base, exponent] = node.args as [Expr, Expr];
  const count = exponent.kind === 'num' ? fractionOf(exponent) : undefined;
  if (count === undefined || count.d !== 1n || count.s < 0n || count.n > 20n) throw notPolynomial();
  return Array.from({ length: Number(count.n) }, () => known.get(base) as Written).reduce(times, number(1));
}

function notPolynomial(): FluxionError {
  return new FluxionError('ARGUMENT', 'Only a polynomial can be written out.', {
    suggestion: `For example: ${num(4).value}*x*(1 - x).`,
  });
}

function scaled(terms: Written, by: number): Written {
  return terms.map(({ coefficient, factors }) => ({ coefficient: by * coefficient, factors }));
}

/** A number times a bracket is multiplied out, anything else stays a bracket. */
function times(a: Written, b: Written): Written {
  if (a.length === 0 || b.length === 0) return [];
  const [left, right] = [asFactors(a), asFactors(b)];
  const coefficient = left.coefficient * right.coefficient;
  const factors = [...left.factors, ...right.factors];
  const [only] = factors;
  if (factors.length === 1 && typeof only === 'object') return scaled(only, coefficient);
  return [{ coefficient, factors }];
}

function asFactors(written: Written): Term {
  const [only] = written;
  return written.length === 1 && only !== undefined ? only : { coefficient: 1, factors: [written] };
}

/** Terms with the same factors become one. */
function collect(terms: Written): Written {
  const byFactors = new Map<string, Term>();
  for (const term of terms) {
    const key = JSON.stringify(term.factors);
    const before = byFactors.get(key);
    byFactors.set(key, before === undefined ? term : { ...term, coefficient: before.coefficient + term.coefficient });
  }
  return [...byFactors.values()].filter(({ coefficient }) => coefficient !== 0);
}

/** The derivative by the product rule on all factors of every term at once, nothing simplified but numbers and like terms. */
export function derivativeOut(f: Written, variable: string): Written {
  const known = new Map<Written, Written>();
  const of = (written: Written): Written => {
    let result = known.get(written);
    if (result === undefined) {
      result = collect(
        written.flatMap(({ coefficient, factors }) =>
          factors.flatMap((factor, i) => {
            const rest: Written = [{ coefficient, factors: factors.filter((_, j) => j !== i) }];
            if (typeof factor !== 'string') return times(bracket(rest), of(factor));
            return factor === variable ? bracket(rest) : [];
          }),
        ),
      );
      known.set(written, result);
    }
    return result;
  };
  return of(f);
}

/** A lone bracket with a number in front is multiplied out. */
function bracket(rest: Written): Written {
  return times(number(1), rest);
}

/** Operations of the written form: signs in front of a first term are none, a coefficient of 1 is not written. */
export function operationsWritten(f: Written): number {
  const known = new Map<Written, number>();
  const of = (written: Written): number => {
    let count = known.get(written);
    if (count === undefined) {
      count = Math.max(0, written.length - 1);
      for (const { coefficient, factors } of written) {
        const written1 = factors.length + (Math.abs(coefficient) === 1 && factors.length > 0 ? 0 : 1);
        count += written1 - 1 + factors.reduce((sum, factor) => sum + (typeof factor === 'string' ? 0 : of(factor)), 0);
      }
      known.set(written, count);
    }
    return count;
  };
  return of(f);
}
