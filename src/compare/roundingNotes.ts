import { needs, RECORD } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { bigEffort, type Expr, evaluateAt, num, type Point, someNode, substitute } from '../expr/index.ts';
import { highPrecision, jumpWithinRounding, roundedAt, withoutBig } from '../numeric/index.ts';
import { toText } from '../print/index.ts';
import { expressionOf, type Source } from '../symbolic/index.ts';

/** More of a value than this may be rounding before it is looked at more closely. */
const SUSPECT = 1e-11;
/** More of it than this is worth a word. */
const WORTH_SAYING = 1e-10;
/** What a closer look may cost, in operations of high precision: some milliseconds. */
const MOST_EFFORT = 20_000;
const DIGITS = 17;

/** What doubles do to the value at a point. */
export interface RoundingReport {
  /** Sentences; none where rounding does no harm. */
  readonly notes: readonly string[];
  /** How many digits of the value in doubles are right: 16, or fewer. */
  readonly digits: number;
}

/**
 * Whether rounding decides the value in doubles: it jumps within rounding errors, or large terms cancel.
 *
 * @param at values of the variables, exact ones as expressions
 * @throws FluxionError NAME where a variable has no value.
 * @example
 * roundingOf('(1e16 + x) - 1e16', { x: 1 }).notes
 * // ['Rounding takes every digit of this value: it is 1, and doubles give 0. Ask for digits to have it right.']
 */
export function roundingOf(f: Source, at: Readonly<Record<string, Expr | number>> = {}): RoundingReport {
  needs('roundingOf', { at }, RECORD);
  const expr = expressionOf('roundingOf', f);
  const point: Point = Object.fromEntries(
    Object.entries(at).map(([name, value]) => [name, typeof value === 'number' ? value : evaluateAt(value, {})]),
  );
  // Under a bound variable anything may happen at any cost; arrays are many values.
  if (someNode([expr], (node) => node.kind === 'const' || (node.kind === 'call' && isBeyond(node.op)))) return FINE;
  const jump = jumpNote(expr, point);
  const rounded = roundedAt(expr, point);
  const isSuspect = rounded !== undefined && rounded.radius > SUSPECT * Math.abs(rounded.value);
  if (rounded === undefined || (!isSuspect && jump === undefined)) return FINE;
  const exact = exactValue(expr, at);
  if (exact === 'none') {
    const note = `In high precision no digit of this value is certain, so it may have none where doubles give ${rounded.value}.`;
    return { notes: [...(jump?.notes ?? []), note], digits: 0 };
  }
  if (exact === undefined) return jump ?? FINE;
  const [given, error] = [rounded.value, Math.abs(rounded.value - Number(exact))];
  const relative = Number(exact) === 0 ? (given === 0 ? 0 : 1) : error / Math.abs(Number(exact));
  if (!(relative > WORTH_SAYING)) return jump ?? FINE;
  const kept = Math.max(0, Math.floor(-Math.log10(relative)));
  const lost = kept === 0 ? 'takes every digit' : `leaves ${kept} of 16 digits`;
  const note = `Rounding ${lost} of this value: it is ${exact}, and doubles give ${given}. Ask for digits to have it right.`;
  return { notes: [...(jump?.notes ?? []), note], digits: kept };
}

const FINE: RoundingReport = { notes: [], digits: 16 };

function isBeyond({ binding, kernel }: { readonly binding?: unknown; readonly kernel?: unknown }): boolean {
  return binding !== undefined || kernel !== undefined;
}

function jumpNote(f: Expr, point: Point): RoundingReport | undefined {
  const node = jumpWithinRounding(f, point);
  return node === undefined ? undefined : { notes: [roundingDecides(node)], digits: FINE.digits };
}

/** That doubles take one side of a jump by chance. */
export function roundingDecides(node: Expr): string {
  return `Rounding decides the value of ${toText(node, { maxLength: 60 })}: it jumps within the rounding errors of what it is given, so doubles may take either side.`;
}

/** The value to a few digits more than doubles have, where that is quickly known; `none` where it is known that there are none. */
function exactValue(f: Expr, at: Readonly<Record<string, Expr | number>>): string | undefined {
  if (withoutBig(f).length > 0 || bigEffort(f) > MOST_EFFORT) return undefined;
  const values = Object.entries(at).map(
    ([name, value]) => [name, typeof value === 'number' ? num(value) : value] as const,
  );
  try {
    const { text, digits, below } = highPrecision(substitute(f, Object.fromEntries(values)), DIGITS);
    if (below !== undefined) return '0';
    if (!Number.isFinite(Number(text)) || digits === 0) return 'none';
    return digits >= DIGITS - 2 ? text : undefined;
  } catch (error) {
    if (error instanceof FluxionError) return undefined;
    throw error;
  }
}
