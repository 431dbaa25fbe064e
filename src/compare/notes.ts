import { listed } from '../argument.ts';
import { fixedVariables, fractionOf, num, type Point } from '../expr/index.ts';
import type { FormulaCheck } from '../manual/index.ts';
import { diagnoseUndefined, jumpWithinRounding } from '../numeric/index.ts';
import { toText } from '../print/index.ts';
import type { Standing } from './agreement.ts';
import { roundingDecides as decidesNote } from './roundingNotes.ts';
import type { Task } from './task.ts';
import { isUnseen, type Truth } from './truth.ts';
import type { MethodRow, PointComparison } from './types.ts';

/** Everything that is known about one point once the methods have run. */
export interface Facts {
  readonly task: Task;
  readonly at: Point;
  readonly value: number;
  readonly truths: readonly Truth[];
  readonly methods: readonly MethodRow[];
  /** How each method stands to the truth, in the order of `methods`. */
  readonly standings: readonly Standing[];
}

/** What the numbers at a point show: each observation says its sentence, or nothing. */
export function pointNotes(facts: Facts): string[] {
  return OBSERVATIONS.flatMap((observe) => observe(facts) ?? []);
}

const OBSERVATIONS: readonly ((facts: Facts) => string | string[] | undefined)[] = [
  shapeOfThePoint,
  roundingDecides,
  withoutReference,
  notANumber,
  limitsBeside,
  difference,
  lostByRounding,
  unstableFormula,
  numericDigits,
  exactMethods,
  costOfGradient,
  pointInBinary,
  idleVariables,
];

/** Kinks, jumps, edges and infinite slopes. */
function shapeOfThePoint({ truths, at }: Facts): string[] {
  return truths.flatMap((truth) => {
    const where = `${truth.variable} = ${at[truth.variable]}`;
    const { numeric, reference } = truth;
    const kink = reference.kind === 'value' ? reference.kink : numeric.kink;
    // What looks like a jump in doubles, a pole between two of them, is none where the reference sees f go smoothly on.
    if (numeric.jump !== undefined && (reference.kind === 'none' || reference.jump)) {
      const { left, at: here, right } = numeric.jump;
      // The sides are read a little beside the point: what is nothing beside the jump is 0.
      const [from, value, to] = [left, here, right].map((side) =>
        short(Math.abs(side) < Math.abs(right - left) * 1e-12 ? 0 : side),
      );
      const values = `from ${from} on the left, ${value} at the point, to ${to} on the right`;
      return [
        `f jumps at ${where} (${values}), so it has no derivative there; given is that of the pieces beside the jump.`,
      ];
    }
    if (kink !== undefined) {
      const sides = `${short(Number(kink.left))} from the left and ${short(Number(kink.right))} from the right`;
      return [
        `f has a kink at ${where}: the derivative is ${sides}. Any value between counts as right; the reference is the smallest.`,
      ];
    }
    if (isUnseen(truth)) {
      return [
        `Differences in doubles do not see f at ${where}: between one double and the next lies a pole or a change as large as f, so the numeric row tells nothing.`,
      ];
    }
    if (!Number.isFinite(truth.value)) return [`The derivative by ${truth.variable} is infinite at ${where}.`];
    if (numeric.side !== 'both') {
      return [`${where} is the edge of the domain: the derivative is taken from the ${numeric.side} only.`];
    }
    return [];
  });
}

/** A side of a jump that doubles take by chance. Where the reference sees the jump, it is no chance. */
function roundingDecides({ task, at, truths }: Facts): string | undefined {
  if (truths.some(({ reference }) => reference.kind === 'value' && reference.jump)) return undefined;
  const node = jumpWithinRounding(task.f, at);
  if (node === undefined) return undefined;
  return decidesNote(node);
}

function withoutReference({ truths, task }: Facts): string[] {
  return truths.flatMap(({ reference, numeric, variable }) => {
    const by = truths.length > 1 ? ` by ${variable}` : '';
    const instead = `The numeric value${by} stands in for it, to within ${short(numeric.estimatedError)}.`;
    if (reference.kind === 'value') {
      if (reference.digits >= task.digits) return [];
      return [`Only ${reference.digits} digits of the reference${by} are certain.`];
    }
    if (reference.reason === 'precision')
      return [`There is no reference: no two steps in high precision agree. ${instead}`];
    if (reference.reason === 'size') {
      return [`There is no reference: f is too large to evaluate it in high precision within seconds. ${instead}`];
    }
    const names = listed(reference.functions);
    return [
      `There is no ${task.digits}-digit reference, because ${names} ${reference.functions.length === 1 ? 'has' : 'have'} no high-precision form. ${instead}`,
    ];
  });
}

function limitsBeside({ methods }: Facts): string | undefined {
  const names = methods.filter(({ limit }) => limit === true).map(({ name }) => name);
  if (names.length === 0) return undefined;
  const [meet, their] = names.length === 1 ? ['meets', 'its'] : ['meet', 'their'];
  return `${capital(listed(names))} ${meet} an undefined intermediate value (such as 0/0) at this point; given is the limit of ${their} values beside it.`;
}

function notANumber({ methods }: Facts): string | undefined {
  const names = methods.filter(({ derivative }) => derivative.some(Number.isNaN)).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `${capital(listed(names))} ${names.length === 1 ? 'meets' : 'meet'} an undefined intermediate value (such as 0/0) at this point: the result is NaN.`;
}

function difference({ methods, standings }: Facts): string | undefined {
  const names = methods
    .filter(({ derivative }, i) => standings[i] === 'differs' && !derivative.some(Number.isNaN))
    .map(({ name }) => name);
  return names.length === 0
    ? undefined
    : `${capital(listed(names))} ${names.length === 1 ? 'does' : 'do'} not agree with the reference.`;
}

function lostByRounding({ methods, standings }: Facts): string[] {
  return methods.flatMap(({ name, relativeError, formula }, i) => {
    if (standings[i] !== 'rounded' || relativeError < 1e-12) return [];
    if (name === 'numeric')
      return [
        'Numeric is off by more than it says: f itself is a little off in doubles near the point, and the step magnifies that.',
      ];
    const what = formula === undefined ? 'its rules are' : 'its formula is';
    const kept = digitsOf(relativeError);
    return [
      `${capital(name)} keeps ${kept === 0 ? 'no' : kept} correct ${kept === 1 ? 'digit' : 'digits'}: ${what} right in high precision, but nearly equal terms cancel in doubles.`,
    ];
  });
}

/** A right formula that evaluates worse than the automatic modes do: multiplied out, its terms cancel. */
function unstableFormula({ methods, standings }: Facts): string[] {
  const automatic = methods.filter(({ name }) => name === 'forward' || name === 'reverse');
  if (automatic.length === 0) return [];
  const best = Math.max(2 ** -52, ...automatic.map(({ relativeError }) => relativeError));
  return methods.flatMap(({ name, formula, relativeError }, i) => {
    if (formula === undefined || standings[i] !== 'agrees' || !(relativeError > 64 * best)) return [];
    return [
      `${capital(name)} keeps about ${digitsOf(relativeError)} of 16 digits: terms of its formula are far larger than their sum and cancel. ${capital(automatic[0]?.name ?? '')} works on f as it is written and does not lose them.`,
    ];
  });
}

/** Why the difference quotient has lost digits. */
function numericDigits({ methods, truths }: Facts): string | undefined {
  const row = methods.find(({ name }) => name === 'numeric');
  if (row === undefined || !Number.isFinite(row.relativeError)) return undefined;
  const worst = truths[row.relativeErrors.indexOf(row.relativeError)] ?? truths[0];
  if (worst === undefined || worst.value === 0 || !Number.isFinite(worst.value)) return undefined;
  const { step, roundoff, truncation, evaluations } = worst.numeric;
  const kept = digitsOf(row.relativeError);
  if (kept >= 15) return undefined;
  const cause =
    roundoff >= truncation
      ? `f(x+h) and f(x-h) are nearly equal, and dividing the rounding of their difference by the step ${short(step)} magnifies it`
      : `at its step ${short(step)} the error of the formula itself outweighs rounding`;
  const digits = kept === 0 ? 'no correct digit' : `about ${kept} of 16 digits`;
  return `Numeric keeps ${digits} after ${evaluations} evaluations: ${cause}.`;
}

function exactMethods({ methods, truths }: Facts): string | undefined {
  // At a kink, at 0 and at infinity there are no digits to speak of.
  if (truths.some(({ value, interval }) => value === 0 || !Number.isFinite(value) || interval !== undefined))
    return undefined;
  const names = methods
    .filter(({ name, relativeError }) => name !== 'numeric' && relativeError <= 4e-16)
    .map(({ name }) => name);
  if (names.length < 2) return undefined;
  return `${capital(listed(names))} are right to the last digit or two of double precision: they differentiate by rules and take no difference.`;
}

/** What a gradient costs in the two modes. */
function costOfGradient({ methods, task }: Facts): string | undefined {
  const count = task.wrt.length;
  const operations = (name: string) => methods.find((row) => row.name === name)?.operations;
  const forward = operations('forward');
  const reverse = operations('reverse');
  if (count < 2 || task.order > 1 || forward === undefined || reverse === undefined) return undefined;
  return `Forward takes one sweep for each of the ${count} variables (${forward} operations), reverse one for all (${reverse}).`;
}

/** That a decimal such as 0.1 is no double. */
function pointInBinary({ truths, at }: Facts): string | undefined {
  const read = truths.find(({ reading, reference, variable }) => {
    const exact = at[variable] as number;
    return reference.kind === 'value' && reading === 'binary' && !isShortBinary(exact);
  });
  if (read === undefined) return undefined;
  const value = at[read.variable] as number;
  return `The reference is taken at the double nearest to ${read.variable} = ${value}, the number that every method is given.`;
}

/** Whether the decimal that JavaScript prints is exactly the double: a fraction over a power of 2. */
function isShortBinary(value: number): boolean {
  const { d } = fractionOf(num(value));
  return (d & (d - 1n)) === 0n;
}

function idleVariables({ task, at }: Facts): string[] {
  const idle = task.wrt.filter((name) => !task.variables.includes(name));
  const unused = Object.keys(at).filter((name) => !task.variables.includes(name) && !task.wrt.includes(name));
  return [
    ...idle.map((name) => `f does not depend on ${name}, so its derivative by ${name} is 0.`),
    ...unused.map((name) => `f does not contain ${name}; its value has no effect.`),
  ];
}

/** That f is not differentiated by a bound of a sum, nor by the order of a Bessel function. */
export function fixedNote({ f, wrt }: Task): string[] {
  const names = [...fixedVariables(f)].filter((name) => !wrt.includes(name));
  if (names.length === 0) return [];
  return [
    names.length === 1
      ? `${names[0]} is a bound or an order here: f has no derivative by it.`
      : `${listed(names)} are bounds or orders here: f has no derivative by them.`,
  ];
}

/** A formula worked out by hand that is wrong, with the place where it shows. */
export function wrongFormulaNote(task: Task, i: number, check: Extract<FormulaCheck, { right: false }>): string {
  const formula = toText((task.given ?? [])[i] as Parameters<typeof toText>[0], { maxLength: 60 });
  const where = Object.entries(check.at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  const by = task.wrt.length > 1 ? ` by ${task.wrt[i]}` : '';
  const has = Number.isNaN(check.formula) ? 'has no value' : `gives ${check.formula}`;
  return `The formula ${formula} is not the derivative${by}: at ${where} it ${has}, and the derivative is ${check.expected}.`;
}

/** Why nothing could be checked, with the reason at one of the points that were tried. */
export function unsampledNotes(task: Task): string[] {
  const tried = Object.fromEntries([...task.variables, ...task.wrt].map((name) => [name, 1]));
  const where = Object.keys(tried).map((name) => `${name} = 1`);
  const reason = diagnoseUndefined(task.f, tried, (expr) => toText(expr))?.message;
  return [
    'No point was found where f is finite and smooth, so nothing was checked; give one with its values.',
    ...(reason === undefined ? [] : [`At the first point that was tried, ${where.join(', ')}: ${reason}`]),
  ];
}

/** What the sample points show together. */
export function summaryNotes(task: Task, samples: readonly PointComparison[], isShort: boolean): string[] {
  const bad = samples.filter(({ agree }) => !agree);
  const points = samples
    .map(({ at }) =>
      Object.entries(at)
        .map(([name, value]) => `${name}=${value}`)
        .join(','),
    )
    .join('; ');
  const checked = `Checked at ${samples.length} ${samples.length === 1 ? 'point' : 'points'} of the domain: ${points}.`;
  const repeated = new Set(
    samples
      .flatMap(({ notes }) => notes)
      .filter((note) => !note.startsWith('Numeric') && !note.startsWith('The reference is taken')),
  );
  const common = [...repeated].filter((note) => samples.every(({ notes }) => notes.includes(note)));
  const failures = bad.flatMap(({ at, notes }) => notes.map((note) => `At ${JSON.stringify(at)}: ${note}`));
  const short = isShort ? ['One value of f takes so long that no more points were tried.'] : [];
  return [
    checked,
    ...short,
    ...common,
    ...failures.slice(0, 3),
    ...(task.variables.length === 0 ? ['f is a constant.'] : []),
  ];
}

function digitsOf(relativeError: number): number {
  return Math.max(0, Math.min(16, Math.floor(-Math.log10(relativeError))));
}

/** Two significant digits for a step or an error; plain numbers as they are. */
function short(value: number): string {
  const rounded = Number(value.toPrecision(2));
  return Math.abs(value - Number(value.toPrecision(6))) <= 1e-12 * Math.abs(value)
    ? String(Number(value.toPrecision(6)))
    : String(rounded);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
