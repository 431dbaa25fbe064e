import { type Comparison, compare, METHODS, type MethodName, type MethodRow } from '../../compare/index.ts';
import { catalogue, type HandMade } from '../../manual/index.ts';
import { parse } from '../../parse/index.ts';
import { treeOperations } from '../curves/index.ts';

/** What one method made of one example. */
export interface OverviewCell {
  readonly relativeError: number;
  readonly operations: number;
  /** Operations of its formulas written out, all variables together; absent for methods without a formula. */
  readonly formulaSize?: number;
}

/** One example by all methods. */
export interface OverviewRow {
  readonly name: string;
  readonly title: string;
  readonly expression: string;
  readonly at: Readonly<Record<string, number>>;
  readonly agree: boolean;
  readonly cells: Readonly<Record<MethodName, OverviewCell>>;
}

/** The examples of the catalogue: a row an example, a column a method. */
export interface Overview {
  readonly methods: readonly MethodName[];
  readonly rows: readonly OverviewRow[];
}

/**
 * Compare the methods over examples of the catalogue, each at its first point.
 *
 * @param progress told before each example, for a display of progress.
 */
export function overview(
  examples: readonly HandMade[] = catalogue,
  progress: (done: number, of: number) => void = () => {},
): Overview {
  const rows = examples.map((example, i) => {
    progress(i, examples.length);
    return rowOf(example);
  });
  return { methods: METHODS, rows };
}

function rowOf(example: HandMade): OverviewRow {
  const { name, title, expression } = example;
  const at = pointOf(example);
  const comparison = compareExample(example);
  const cells = Object.fromEntries(comparison.methods.map((row) => [row.name, cellOf(row)])) as Record<
    MethodName,
    OverviewCell
  >;
  return { name, title, expression, at, agree: comparison.agree, cells };
}

function cellOf({ relativeError, operations, formula }: MethodRow): OverviewCell {
  if (formula === undefined) return { relativeError, operations };
  return {
    relativeError,
    operations,
    formulaSize: formula.reduce((sum, text) => sum + treeOperations(parse(text)), 0),
  };
}

/** The first point of an example, by name. */
export function pointOf({ variables, points }: HandMade): Record<string, number> {
  const [point = []] = points;
  return Object.fromEntries(variables.map((name, i) => [name, point[i] as number]));
}

/** An example by all methods. */
export function compareExample(example: HandMade): Comparison {
  return compare(example.expression, { at: pointOf(example), wrt: example.variables });
}

/** An example of the catalogue by its name. */
export function findExample(name: string): HandMade | undefined {
  return catalogue.find((example) => example.name === name);
}
