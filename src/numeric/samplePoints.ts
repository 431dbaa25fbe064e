import { type Expr, evaluateAt, fixedVariables, type Point } from '../expr/index.ts';
import { differentiateAlong } from './along.ts';

/** Numbers a person would try first, then some that are neither round nor special. */
const TRIED = [
  1, 2, 0.5, -1, 3, -2, -0.5, 0.1, 1.7, -0.3, 5, -3, 0.7, 10, -0.1, -5, 0.01, 20, -10, 100, 0.25, 1.25, -0.75, -0.9,
  1e-3, 1e3,
];

/** For bounds of sums and orders of functions, which mostly have to be whole. */
const WHOLE = [3, 2, 4, 1, 5];

/** Points tried for each one wanted, before giving up. */
const PATIENCE = 12;

/**
 * Points in the domain of an expression at which to try its derivatives: small and large, of both signs, where it is
 * finite and smooth in every variable by which there is a derivative. The same points each time.
 *
 * @param also further expressions that have to be finite there too.
 * @returns at most `count` points, fewer where the domain is hard to hit.
 * @example
 * samplePoints(parse('ln(x)'), ['x'], 3) // [{ x: 1 }, { x: 2 }, { x: 0.5 }]
 */
export function samplePoints(
  expr: Expr,
  variables: readonly string[],
  count: number,
  also: readonly Expr[] = [],
): Point[] {
  return [...findSamplePoints(expr, variables, count, also)];
}

/** The same, each point found when it is asked for. */
export function* findSamplePoints(
  expr: Expr,
  variables: readonly string[],
  count: number,
  also: readonly Expr[] = [],
): Generator<Point> {
  if (variables.length === 0) {
    yield {};
    return;
  }
  let found = 0;
  const fixed = fixedVariables(expr);
  const moving = variables.filter((name) => !fixed.has(name));
  for (const point of candidates(variables, fixed, count * PATIENCE)) {
    if (![expr, ...also].every((one) => Number.isFinite(evaluateAt(one, point))) || !isSmoothAt(expr, point, moving))
      continue;
    yield point;
    found++;
    if (found === count) return;
  }
}

function* candidates(variables: readonly string[], fixed: ReadonlySet<string>, limit: number): Generator<Point> {
  for (let i = 0; i < Math.max(limit, TRIED.length); i++) {
    // Each further variable walks through the list at its own pace, so that points do not lie on a diagonal.
    yield Object.fromEntries(
      variables.map((name, j) => {
        const list = fixed.has(name) ? WHOLE : TRIED;
        return [name, list[(i * (1 + 2 * j) + 3 * j + Math.floor(i / list.length)) % list.length] as number];
      }),
    );
  }
}

function isSmoothAt(expr: Expr, point: Point, variables: readonly string[]): boolean {
  return variables.every((name) => {
    try {
      const { side, kink, jump, derivative } = differentiateAlong(expr, point, name);
      return side === 'both' && kink === undefined && jump === undefined && Number.isFinite(derivative);
    } catch {
      return false;
    }
  });
}
