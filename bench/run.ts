/**
 * `npm run bench`: parse, derivative and evaluation beside mathjs in one run, as ratios; results are checked first.
 * `npm run bench -- compiled` measures compiled code beside hand-written code and other packages and writes RESULTS.md,
 * `npm run bench -- tensors` gradients of functions of tensors beside other packages and writes TENSORS.md,
 * `npm run bench -- everyday` counts right derivatives, by package, and writes EVERYDAY.md; the
 * name of a section, of one of its tables or of one package measures that alone.
 */
import { derivative as differentiateByMathjs, parse as parseByMathjs } from 'mathjs';
import { type Case, calls, nested, ordinary, parentheses, sum } from './cases.ts';
import { MEASURABLE, reportCompiled } from './compiled/report.ts';
import { reportEveryday } from './everyday/report.ts';
import { type Grown, growth, STEPS } from './growth.ts';
import { compile, derivative, evaluate, parse } from './library.ts';
import { attempt, type Outcome } from './mathjs.ts';
import { type Competitor, competitor, duration, median, race } from './measure.ts';
import { startTimes } from './start.ts';
import { reportTensors } from './tensors/report.ts';

let names = 0;

const SIZES = [10_000, 50_000, 100_000];

/** What is measured, by the name with which one of them is asked for: `npm run bench -- start`. */
const sections: Readonly<Record<string, () => void | Promise<void>>> = {
  ordinary: measureOrdinary,
  nested: measureNested,
  large: measureLarge,
  linear: measureLinear,
  start: measureStart,
  compiled: () => reportCompiled([]),
  tensors: reportTensors,
  everyday: reportEveryday,
};

const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(sections)) if (asked.length === 0 || asked.includes(name)) await measure();
const some = asked.filter((name) => MEASURABLE.includes(name));
if (some.length > 0) await reportCompiled(some);

function measureOrdinary(): void {
  section('Ordinary expressions: mathjs time / Fluxion time', ['parse', 'derivative', 'evaluate']);
  for (const test of ordinary) {
    check(test);
    const sides = [parsing(test), deriving(test), evaluating(test)];
    line(
      test.name,
      sides.map((pair) => {
        const [theirs, ours] = race(pair) as [number, number];
        return times(theirs / ours);
      }),
    );
  }
}

async function measureNested(): Promise<void> {
  section('Nested, f_k = sin(f_(k-1)*x + k): mathjs time / Fluxion time', [
    'parse',
    'derivative',
    'ours / mathjs parse',
  ]);
  for (const k of [5, 10, 20, 50, 100, 200]) {
    const test = nested(k);
    check(test);
    const [theirParse, ourParse] = race(parsing(test)) as [number, number];
    const [ours] = race(deriving(test).slice(1)) as [number];
    const theirs = await attempt('derivative', test.text('x'), 'x');
    line(test.name, [times(theirParse / ourParse), against(theirs, ours), times(ours / theirParse)]);
  }
}

async function measureLarge(): Promise<void> {
  section('Large: mathjs time / Fluxion time', ['parse', 'derivative', 'ours']);
  for (const terms of [10, 100, 1000, 10_000, 100_000]) await large(sum(terms));
  for (const depth of [1000, 10_000, 100_000]) await large(calls(depth));
  await large(parentheses(10_000));
}

/**
 * Whether time grows as size does. Every size is measured warm, with what the garbage collector takes of it: it copies what
 * survives, and what survives of a long expression is nearly all of it.
 */
async function measureLinear(): Promise<void> {
  const all = new Map<string, readonly Grown[]>();
  for (const make of [sum, calls, parentheses])
    all.set(make(10_000).name.replace('10,000', 'n'), await growth(make, SIZES));
  for (const step of STEPS) {
    section(`${step} by size: microseconds for each term or level, (garbage collection), and 100,000 / 10,000`, [
      ...SIZES.map((size) => size.toLocaleString('en')),
      'time (10 is linear)',
      'without collection',
    ]);
    for (const [name, grown] of all) {
      const cells = grown.map(({ size, [step]: { whole, collecting } }) => {
        const each = (value: number): string => ((1000 * value) / size).toPrecision(3);
        return `${each(whole)} (${each(collecting)})`;
      });
      const [small, big] = [grown[0] as Grown, grown.at(-1) as Grown];
      const mutator = ({ [step]: { whole, collecting } }: Grown): number => whole - collecting;
      line(name, [...cells, times(big[step].whole / small[step].whole), times(mutator(big) / mutator(small))]);
    }
  }
}

function measureStart(): void {
  section('Command line, whole process with its answer', ['node -e 0', 'diff', 'diff / node']);
  for (const args of [['x^2*sin(x)', '--at', '1'], ['x^2*sin(x)'], ['x^2 + x*y', '--at', 'x=1,y=2']]) {
    const { node, diff } = startTimes(args);
    line(`diff "${args[0]}" ${args.slice(1).join(' ')}`, [milliseconds(node), milliseconds(diff), times(diff / node)]);
  }
}

/** The derivative's value must be right before its time counts: difference quotients are the judge. */
function check({ name, text }: Case): void {
  const f = parse(text('x'));
  const x = 0.7;
  const h = 1e-4;
  const value = (offset: number): number => Number(evaluate(f, { x: x + offset * h }));
  const expected = (value(-2) - 8 * value(-1) + 8 * value(1) - value(2)) / (12 * h);
  const found = Number(evaluate(derivative(f, 'x'), { x }));
  // A nest magnifies the noise of the quotient, so the size of the slopes on the way sets the tolerance.
  if (!(Math.abs(found - expected) <= 1e-5 * Math.max(1, Math.abs(expected)))) {
    throw new Error(`${name}: the derivative is ${found}, differences give ${expected}.`);
  }
}

function parsing({ text }: Case): Competitor[] {
  return [
    competitor(
      (n) => text(`p${n}`),
      (source) => void parseByMathjs(source),
    ),
    competitor(
      (n) => text(`q${n}`),
      (source) => void parse(source),
    ),
  ];
}

function deriving({ text }: Case): Competitor[] {
  return [
    competitor(
      (n) => ({ node: parseByMathjs(text(`d${n}`)), x: `d${n}` }),
      ({ node, x }) => void differentiateByMathjs(node, x),
    ),
    competitor(
      (n) => ({ node: parse(text(`e${n}`)), x: `e${n}` }),
      ({ node, x }) => void derivative(node, x),
    ),
  ];
}

/** Both compile once and are called with numbers that change. */
function evaluating({ text }: Case): Competitor[] {
  const theirs = parseByMathjs(text('x')).compile();
  const ours = compile(text('x'), ['x']) as (x: number) => number;
  const scope = { x: 0 };
  return [
    competitor(
      (n) => 0.5 + (n % 7) / 8,
      (x) => {
        scope.x = x;
        theirs.evaluate(scope);
      },
    ),
    competitor(
      (n) => 0.5 + (n % 7) / 8,
      (x) => void ours(x),
    ),
  ];
}

/** Milliseconds of Fluxion alone, medians over inputs it has not seen. */
function alone({ text }: Case): { parse: number; derivative: number } {
  const passes = Array.from({ length: 3 }, () => {
    const x = freshName();
    const source = text(x);
    let f = parse('0');
    const parsing = duration(() => {
      f = parse(source);
    });
    return { parsing, deriving: duration(() => void derivative(f, x)) };
  });
  return {
    parse: median(passes.map(({ parsing }) => parsing)),
    derivative: median(passes.map(({ deriving }) => deriving)),
  };
}

async function large(test: Case): Promise<void> {
  const ours = alone(test);
  const source = test.text('x');
  const [parsed, derived] = [await attempt('parse', source, 'x'), await attempt('derivative', source, 'x')];
  line(test.name, [
    against(parsed, ours.parse),
    against(derived, ours.derivative),
    `${milliseconds(ours.parse)} + ${milliseconds(ours.derivative)}`,
  ]);
}

function freshName(): string {
  return `v${names++}`;
}

function against(theirs: Outcome, ours: number): string {
  return 'error' in theirs ? `${theirs.error}` : times(theirs.milliseconds / ours);
}

function times(factor: number): string {
  return `${factor >= 100 ? Math.round(factor).toLocaleString('en') : factor.toPrecision(2)}x`;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toPrecision(2) : Math.round(value)} ms`;
}

function section(title: string, heads: readonly string[]): void {
  console.log(`\n${title}`);
  line('', heads);
}

function line(name: string, cells: readonly string[]): void {
  console.log(`  ${name.padEnd(44)}${cells.map((cell) => cell.padStart(20)).join('')}`);
}
