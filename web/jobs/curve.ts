import * as explain from '../../src/explain/index.ts';
import { derivative } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { derivativeLatex, functionLatex } from './notation.ts';
import { roundPlace, roundStep } from './roundStep.ts';
import { subjectOf } from './subject.ts';

export interface CurveInput {
  readonly problem: Problem;
  /** Along which variable; the first one where it is none of f's. */
  readonly variable: string;
  /** The ends of the x axis; a place around the point where they are none. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface CurveView extends explain.SampledCurves {
  readonly variables: readonly string[];
  readonly variable: string;
  /** Where the point lies. */
  readonly at: number;
  /** The other variables, which are held. */
  readonly held: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly name: FormulaData;
  readonly derivativeName: FormulaData;
  readonly formula: FormulaData;
  readonly derivativeFormula: FormulaData;
}

/** More places than pixels on most screens. */
const PLACES = 900;

/** f and f' along one variable, at places whose numbers are short to read. */
export const job: Job<CurveInput, CurveView> = ({ problem, variable: asked, low, high }) => {
  const { f, variables, wrt, point } = subjectOf(problem);
  const at = point();
  const names = variables.length > 0 ? variables : wrt;
  const variable = names.includes(asked) ? asked : (wrt.find((name) => names.includes(name)) ?? (names[0] as string));
  const centre = at[variable] as number;
  const half = Math.max(3, Math.abs(centre));
  const ends =
    low !== null && high !== null && low < high ? ([low, high] as const) : ([centre - half, centre + half] as const);
  const isPartial = variables.length > 1;
  const slope = derivative(f, variable);
  return {
    ...explain.sampleCurves(f, at, variable, placesBetween(ends, centre)),
    variables: names,
    variable,
    at: centre,
    held: names.filter((name) => name !== variable).map((name) => `${name} = ${explain.brief(at[name] as number)}`),
    low: ends[0],
    high: ends[1],
    name: { text: `f(${names.join(', ')})`, latex: functionLatex(names) },
    derivativeName: { text: `f'(${variable})`, latex: derivativeLatex(variable, 1, isPartial) },
    formula: formulaOf(f),
    derivativeFormula: formulaOf(slope),
  };
};

/** Round numbers between two ends, and the point itself. */
function placesBetween([low, high]: readonly [number, number], point: number): number[] {
  const step = roundStep((high - low) / PLACES);
  const first = Math.ceil(low / step);
  const count = Math.floor((high - low) / step) + 1;
  const places = Array.from({ length: count }, (_, i) => roundPlace((first + i) * step));
  const inside = places.filter((x) => x >= low && x <= high);
  const all = point >= low && point <= high ? [...inside, point] : inside;
  return [...new Set(all)].sort((a, b) => a - b);
}
