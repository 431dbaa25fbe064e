import { differentiableVariables, type Expr, type Point, variablesOf } from '../../src/index.ts';
import { readExactPoint, readNames } from '../input.ts';
import { functionName } from '../render/names.ts';
import { type Answer, equations, finiteValue, matrixLatex, matrixText, numbersOf, textsOf } from './answer.ts';

/** What the commands that answer with all partial derivatives are asked. */
export interface PartialsOptions {
  readonly wrt?: string;
  readonly at?: string;
}

export const PARTIALS_OPTIONS = [
  ['--wrt <names>', 'the variables to differentiate by: x,y (default: all of them)'],
  ['--at <point>', 'also the values there: x=1,y=2'],
] as const;

/** The variables and the point that the options name. */
export interface PartialsRequest {
  /** The function with its variables: `f(x, y)`. */
  readonly head: string;
  /** The variables to differentiate by. */
  readonly names: readonly string[];
  readonly point: Point | undefined;
}

export function readPartials(fs: readonly Expr[], { wrt, at }: PartialsOptions): PartialsRequest {
  const variables = [...new Set(fs.flatMap((f) => variablesOf(f)))];
  const names = readNames(wrt) ?? [...new Set(fs.flatMap((f) => differentiableVariables(f)))];
  const point = at === undefined ? undefined : numbersOf(readExactPoint(at, [...new Set([...variables, ...names])]));
  return { head: functionName(variables), names, point };
}

/** The answer of the commands whose derivatives are a matrix, with its values where a point is given. */
export function matrixAnswer(
  { names, point }: PartialsRequest,
  matrix: {
    readonly json: Readonly<Record<string, unknown>>;
    /** The key of the matrix in the JSON object. */
    readonly key: string;
    readonly heads: readonly (readonly [string, string])[];
    readonly rows: readonly (readonly Expr[])[];
    /** What an entry is, for the error where it has no value. */
    readonly entry: (i: number, j: number) => string;
  },
): Answer {
  const { rows } = matrix;
  const texts = textsOf(rows);
  const value = point && rows.map((row, i) => row.map((entry, j) => finiteValue(entry, point, matrix.entry(i, j))));
  return {
    json: { ...matrix.json, wrt: names, [matrix.key]: texts, ...(point && { at: point, value }) },
    latex: matrixLatex(rows),
    text: (t) =>
      [
        equations(matrix.heads, t),
        `${t(`by ${names.join(', ')}:`)}\n${matrixText(texts)}`,
        ...(value ? [`${t('at the point:')}\n${matrixText(value.map((row) => row.map(String)))}`] : []),
      ].join('\n\n'),
  };
}
