import { LIST, needs, optionsOf, TEXT } from '../../argument.ts';
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

/** The same for a text with several outputs. */
export interface TextFunctions {
  (...args: number[]): number[];
  (...args: Operand[]): Value[];
  (...args: Value[]): Value[];
  readonly parameters: readonly string[];
}

export interface FnOptions {
  /** Further functions by name. */
  readonly functions?: ReadonlyMap<string, Op>;
}

/**
 * A function from text: of several statements the last one, `f(x, y) = ...` or an expression of its variables in order
 * of appearance. It can be called, and differentiated by every transform. A list in brackets makes several outputs.
 *
 * @throws FluxionError SYNTAX, NAME or ARGUMENT with the place in the text.
 * @example
 * grad(fn('f(x, y) = x*sin(y)'), [0, 1])(2, 0) // [0, 2]
 * fn('f(x) = [x^2, x]')(3) // [9, 3]
 */
export function fn<const T extends string>(
  text: T,
  options: FnOptions = {},
): T extends `${string}[${string}` ? TextFunctions : TextFunction {
  needs('fn', { text }, TEXT);
  optionsOf('fn', options, ['functions']);
  const outputs = outputTexts(text);
  const bodies = (outputs ?? [text]).map((output) => inPlace(text, () => bodyOf(output, options)));
  const parameters = bodies[0]?.parameters ?? [...new Set(bodies.flatMap(({ body }) => freeVariables(body)))];
  for (const { body } of bodies) {
    const stray = freeVariables(body).find((name) => !parameters.includes(name));
    if (stray === undefined) continue;
    throw new FluxionError('NAME', `${stray} is no parameter of the function.`, {
      input: text,
      suggestion: `Add it to the parameters, or give it a value before: ${stray} = 1; ...`,
    });
  }
  const call = (...args: Operand[]): Value | Value[] => {
    if (args.length !== parameters.length) {
      throw new FluxionError(
        'ARGUMENT',
        `The function takes ${parameters.length} argument(s) (${parameters.join(', ')}), not ${args.length}.`,
      );
    }
    const values = args.map((arg, i) => lift(arg, { of: 'the function', name: parameters[i] as string }));
    const replacements = new Map<Expr, Expr>(parameters.map((name, i) => [sym(name, ANY_SHAPE), values[i] as Expr]));
    const exprs = replaced(
      bodies.map(({ body }) => body),
      replacements,
    );
    const results = args.some(isSymbolic)
      ? exprs.map((expr) => traced(expr, traceOf(args)))
      : planOf(exprs, []).run([]);
    return outputs === undefined ? (results[0] as Value) : results;
  };
  // Which of the two it is, the type of the text says.
  return Object.assign(call, { parameters }) as unknown as T extends `${string}[${string}`
    ? TextFunctions
    : TextFunction;
}

interface Body {
  readonly body: Expr;
  /** Absent for an expression without a head. */
  readonly parameters: readonly string[] | undefined;
}

function bodyOf(text: string, { functions = new Map() }: FnOptions): Body {
  const last = parseProgram(text, { functions, arrays: true }).statements.at(-1);
  if (last === undefined || last.kind === 'equation') {
    throw new FluxionError('SYNTAX', 'The text defines no function.', { input: text, suggestion: 'Write f(x) = x^2.' });
  }
  return { body: last.value, parameters: last.kind === 'definition' ? last.parameters : undefined };
}

/** An error in a text that stands for a part of another one, at the same place. */
function inPlace<T>(text: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FluxionError) || error.input === undefined) throw error;
    const { code, message, range, suggestion } = error;
    throw new FluxionError(code, message, {
      input: text,
      ...(range === undefined ? {} : { range }),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}

/**
 * For a text that ends with a list in brackets, `f(x) = [x^2, x]`, one text for each item: the same text with blanks in
 * the place of the brackets and the other items, so that errors keep their places.
 */
function outputTexts(text: string): string[] | undefined {
  const head = /^(?:[\s\S]*[=;\n])?\s*(?=\[)/.exec(text.slice(0, listStart(text) + 1));
  const end = text.trimEnd().length - 1;
  if (head === null || text[end] !== ']') return undefined;
  const start = listStart(text);
  const cuts = [start];
  let depth = 0;
  for (let i = start + 1; i < end; i++) {
    if ('([{'.includes(text[i] as string)) depth++;
    else if (')]}'.includes(text[i] as string)) depth--;
    else if (text[i] === ',' && depth === 0) cuts.push(i);
  }
  cuts.push(end);
  const blank = (from: number, to: number): string => ' '.repeat(to - from);
  return cuts.slice(1).map((stop, k) => {
    const from = (cuts[k] as number) + 1;
    return text.slice(0, start) + blank(start, from) + text.slice(from, stop);
  });
}

/** Where the bracket opens that the text ends with; -1 without one. */
function listStart(text: string): number {
  let depth = 0;
  for (let i = text.trimEnd().length - 1; i >= 0; i--) {
    if (')]}'.includes(text[i] as string)) depth++;
    else if ('([{'.includes(text[i] as string) && --depth === 0) return text[i] === '[' ? i : -1;
    if (depth === 0) return -1;
  }
  return -1;
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
  const { outputs, variables } = record('toExpr', f as AnyFunction, inputs);
  if (names !== undefined) needs('toExpr', { names }, LIST);
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
