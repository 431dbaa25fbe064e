import { FluxionError } from '../../error.ts';
import { type Expr, freeVariables, type Point } from '../../expr/index.ts';
import { checkAlong, checkFormula } from '../../manual/index.ts';
import { diagnoseUndefined } from '../../numeric/index.ts';
import { sub } from '../../ops/construct.ts';
import { toText } from '../../print/index.ts';
import { derivativeOf, type Equation, implicit } from '../../symbolic/index.ts';
import { type Along, diagnoseAlong } from './curve.ts';
import { diagnose, type Finding } from './diagnose.ts';
import { requireOnCurve } from './onCurve.ts';

/** What came of checking someone's answer. */
export interface Check {
  /** The function; of an equation the difference of its sides. */
  readonly f: Expr;
  /** The equation, and which variable depends on the other along it. */
  readonly curve?: Equation & { readonly of: string };
  readonly formula: Expr;
  readonly variable: string;
  readonly order: number;
  readonly right: boolean;
  /** The right derivative. */
  readonly answer: Expr;
  /** At how many points they were compared, where they agree. */
  readonly points?: number;
  /** Where they differ. */
  readonly witness?: { readonly at: Point; readonly given: number; readonly expected: number };
  /** What may have gone wrong, the likelier first; empty where no mistake that is known explains it. */
  readonly findings: readonly Finding[];
}

export interface AnswerOptions {
  /** The variable; needed where there are several. */
  readonly wrt?: string | undefined;
  readonly order?: number | undefined;
  readonly at?: Point | undefined;
}

/**
 * Check an answer: whether it is the derivative, in whatever form, and if it is not, which mistake leads to it.
 *
 * The verdict comes from values of f in high precision and knows no rule; the rules only help to find the mistake.
 *
 * @throws FluxionError USAGE where the variable is not clear, UNDEFINED where f has no value at the point, or nowhere a
 * derivative to compare with.
 * @example
 * checkAnswer(parse('x^2 sin(x)'), parse('2x cos(x)')).findings[0].mistake // 'productOfDerivatives'
 */
export function checkAnswer(f: Expr, formula: Expr, { wrt, order = 1, at }: AnswerOptions = {}): Check {
  const variable = wrt ?? onlyVariable(f);
  const nowhere = at === undefined ? undefined : diagnoseUndefined(f, at, toText);
  if (nowhere !== undefined) throw nowhere;
  const outcome = checkFormula(f, formula, variable, { order, at });
  if (outcome.right && outcome.points === 0) {
    throw new FluxionError('UNDEFINED', 'No point was found where the function has a derivative to compare with.', {
      suggestion: 'Look at its domain, or give a point with its values.',
    });
  }
  const answer = derivativeOf(f, variable, { order });
  const head = { f, formula, variable, order, answer };
  if (outcome.right) return { ...head, right: true, points: outcome.points, findings: [] };
  const before = order > 1 ? derivativeOf(f, variable, { order: order - 1 }) : f;
  const witness = { at: outcome.at, given: outcome.formula, expected: outcome.expected };
  return { ...head, right: false, witness, findings: diagnose(before, formula, variable) };
}

export interface AlongOptions extends AnswerOptions {
  /** The variable that depends on the other. */
  readonly of?: string | undefined;
}

/**
 * Check the derivative of one variable by another along the curve of an equation: whether it is the slope at points of the
 * curve, in whatever form, and if it is not, which mistake leads to it. Without names they are y by x, or the other by
 * the first.
 *
 * @throws FluxionError USAGE where the variables are not clear, ARGUMENT where the equation says nothing of the slope,
 * UNDEFINED where the point is not on the curve, or no point to compare at is found.
 * @example
 * checkAlongCurve({ left: parse('x^2 + y^2'), right: parse('1') }, parse('x/y')).findings[0].mistake // 'slopeSign'
 */
export function checkAlongCurve(equation: Equation, formula: Expr, options: AlongOptions = {}): Check {
  const { left, right } = equation;
  const { order = 1, at } = options;
  const along = variablesAlong(equation, options);
  if (at !== undefined) requireOnCurve(equation, at);
  const f = sub(left, right);
  const answer = implicit(equation, along.wrt, along.of, order);
  const head = { f, formula, variable: along.wrt, order, answer, curve: { left, right, of: along.of } };
  const outcome = checkAlong({ difference: f, ...along }, formula, { order, at });
  if (outcome.right) {
    if (outcome.points > 0) return { ...head, right: true, points: outcome.points, findings: [] };
    throw new FluxionError('UNDEFINED', 'No point of the curve was found to compare at.', {
      suggestion: 'Give a point that lies on it.',
    });
  }
  const witness = { at: outcome.at, given: outcome.formula, expected: outcome.expected };
  const findings = order === 1 ? diagnoseAlong(equation, along, formula) : [];
  return { ...head, right: false, witness, findings };
}

/** Which variable depends on which. */
function variablesAlong({ left, right }: Equation, { wrt, of }: AlongOptions): Along {
  const names = freeVariables(left, right);
  const usual = names.includes('x') && names.includes('y') ? ['x', 'y'] : names.length === 2 ? names.toSorted() : [];
  const other = (name: string) => usual.find((one) => one !== name);
  const by = wrt ?? (of === undefined ? usual[0] : other(of));
  const dependent = of ?? (by === undefined ? undefined : other(by));
  if (by !== undefined && dependent !== undefined) return { wrt: by, of: dependent };
  throw new FluxionError('USAGE', `The equation has ${names.length} variables: ${names.join(', ')}.`, {
    suggestion: `Say which depends on which: --wrt ${names[0] ?? 'x'} --of ${names[1] ?? 'y'}.`,
  });
}

function onlyVariable(f: Expr): string {
  const names = freeVariables(f);
  if (names.length > 1) {
    throw new FluxionError('USAGE', `The expression has ${names.length} variables: ${names.join(', ')}.`, {
      suggestion: `Say by which one the formula is the derivative: --wrt ${names[0]}.`,
    });
  }
  return names[0] ?? 'x';
}
