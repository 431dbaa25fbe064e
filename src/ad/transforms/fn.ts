import { FluxionError } from '../../error.ts';
import { ANY_SHAPE, type Expr, freeVariables, type Op, sym, type Value } from '../../expr/index.ts';
import { parseProgram } from '../../symbolic/index.ts';
import { isSymbolic, lift, type Operand, traceOf } from './operand.ts';
import { planOf } from './plan.ts';
import { type AnyFunction, record, replaced } from './record.ts';
import { traced } from './trace.ts';

/** A text as a function of numbers, tensors and traced values. */
export interface TextFunction {
  (...args: number[]): number;
  (...args: Operand[]): Value;
  // Type inference takes the last one.
  (...args: Value[]): Value;
  readonly parameters: readonly string[];
}

export interface FnOptions {
  /** Further functions by name. */
  readonly functions?: ReadonlyMap<string, Op>;
}

/**
 * A function from text: of several statements the last one, `f(x, y) = ...` or an expression of its variables in order
 * of appearance. It can be called, and differentiated by every transform.
 *
 * @throws FluxionError SYNTAX, NAME or ARGUMENT with the place in the text.
 * @example
 * grad(fn('f(x, y) = x*sin(y)'), [0, 1])(2, 0) // [0, 2]
 */
export function fn(text: string, { functions = new Map() }: FnOptions = {}): TextFunction {
  const { statements } = parseProgram(text, { functions, shape: ANY_SHAPE });
  const last = statements.at(-1);
  if (last === undefined || last.kind === 'equation') {
    throw new FluxionError('SYNTAX', 'The text defines no function.', { input: text, suggestion: 'Write f(x) = x^2.' });
  }
  const body = last.value;
  const parameters = last.kind === 'definition' ? last.parameters : freeVariables(body);
  const stray = freeVariables(body).find((name) => !parameters.includes(name));
  if (stray !== undefined) {
    throw new FluxionError('NAME', `${stray} is no parameter of the function.`, {
      input: text,
      suggestion: `Add it to the parameters, or give it a value before: ${stray} = 1; ...`,
    });
  }
  const call = (...args: Operand[]): Value => {
    if (args.length !== parameters.length) {
      throw new FluxionError(
        'ARGUMENT',
        `The function takes ${parameters.length} argument(s) (${parameters.join(', ')}), not ${args.length}.`,
      );
    }
    const values = args.map(lift);
    const replacements = new Map<Expr, Expr>(parameters.map((name, i) => [sym(name, ANY_SHAPE), values[i] as Expr]));
    const [expr] = replaced([body], replacements) as [Expr];
    return args.some(isSymbolic) ? traced(expr, traceOf(args)) : (planOf([expr], []).run([])[0] as Value);
  };
  return Object.assign(call as TextFunction, { parameters });
}

/**
 * What a function computes, as an expression: for one with a single number or tensor as its result. The symbolic side
 * can take it from there.
 *
 * @param inputs numbers and tensors whose shapes the variables get; their values do not matter
 * @param names of the variables; x0, x1 ... unless given
 * @example
 * toString(toExpr((x: Value) => ops.mul(x, ops.sin(x)), [0], ['x'])) // 'x * sin(x)'
 */
export function toExpr(f: (...args: never[]) => unknown, inputs: readonly unknown[], names?: readonly string[]): Expr {
  const { outputs, variables } = record(f as AnyFunction, inputs);
  const [output] = outputs;
  if (output === undefined || outputs.length > 1) {
    throw new FluxionError('ARGUMENT', `toExpr: the function returns ${outputs.length} values, an expression is one.`, {
      suggestion: 'Return one number or tensor.',
    });
  }
  const given = names ?? ('parameters' in f ? (f.parameters as readonly string[]) : undefined);
  const replacements = variables.map(
    (variable, i) => [variable as Expr, sym(given?.[i] ?? `x${i}`, variable.shape) as Expr] as const,
  );
  return replaced([output], new Map(replacements))[0] as Expr;
}
