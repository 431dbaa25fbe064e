import { setTimeout as wait } from 'node:timers/promises';
import { compile, parse } from '../library.ts';
import { duration, median } from '../measure.ts';
import { factor, type Row, same, time } from './row.ts';

/** A term of a sum, of x and y: as text, and by hand its value and its derivatives by both. */
interface Term {
  readonly text: (x: string) => string;
  readonly at: (x: number, y: number) => readonly [value: number, byX: number, byY: number];
}

/** A node is about a fifth of a term. */
const NODES = 5;

/** The terms of sums that grow. */
const growing: Readonly<Record<string, (k: number) => Term>> = {
  'a sum of like terms': (k) => ({
    text: (x) => `sin(${k + 1}*${x}+y)/${k + 2}`,
    at: (x, y) => {
      const inner = (k + 1) * x + y;
      const slope = Math.cos(inner) / (k + 2);
      return [Math.sin(inner) / (k + 2), (k + 1) * slope, slope];
    },
  }),
  'a sum of unlike terms': unlike,
};

const functions = [
  { name: 'sin', f: Math.sin, slope: Math.cos },
  { name: 'cos', f: Math.cos, slope: (u: number) => -Math.sin(u) },
  { name: 'tanh', f: Math.tanh, slope: (u: number) => 1 / Math.cosh(u) ** 2 },
  // Last, because it is taken of what is small only.
  { name: 'exp', f: Math.exp, slope: Math.exp },
] as const;

/** Terms whose shapes follow no pattern. */
function unlike(k: number): Term {
  const pick = Math.imul(k + 1, 0x9e3779b1) >>> 0;
  const outer = functions[(pick >>> 3) % 4] as (typeof functions)[number];
  const inner = functions[(pick >>> 9) % 3] as (typeof functions)[number];
  const isFlat = pick % 2 === 0;
  const weight = pick % 5 < 2 ? undefined : (pick % 89) + 2;
  return {
    text: (x) => {
      const argument = isFlat ? `${k}/99999*${x}+y` : `${inner.name}(${x}*y+${k})`;
      return `${outer.name}(${argument})${weight === undefined ? '' : `*${weight}`}`;
    },
    at: (x, y) => {
      const u = x * y + k;
      const argument = isFlat ? (k / 99999) * x + y : inner.f(u);
      const slope = outer.slope(argument) * (weight ?? 1) * (isFlat ? 1 : inner.slope(u));
      const value = outer.f(argument) * (weight ?? 1);
      return isFlat ? [value, (slope * k) / 99999, slope] : [value, slope * y, slope * x];
    },
  };
}

const POINT = [0.1, 0.2] as const;

/** What one compilation took, and one run of what it gave, in milliseconds. */
interface Compilation {
  readonly compiling: number;
  readonly running: number;
}

/** Milliseconds in which the program comes to rest before a compilation, as one does between two requests. */
const REST = 20;
const PASSES = 15;

let names = 0;

async function compilation(terms: readonly Term[], x: string): Promise<Compilation> {
  const f = parse(terms.map(({ text }) => text(x)).join('+'));
  await wait(REST);
  let run = (): { value: number; gradient: number[] } => ({ value: Number.NaN, gradient: [] });
  const compiling = duration(() => {
    const both = compile(f, [x, 'y'], { gradient: true });
    run = () => both(...POINT);
    run();
  });
  check(run(), terms);
  for (let k = 0; k < 20; k++) run();
  return { compiling, running: median(Array.from({ length: 9 }, () => duration(() => void run()))) };
}

/** The sums by hand, which are as large as their terms however much of them cancels. */
function check({ value, gradient }: { value: number; gradient: number[] }, terms: readonly Term[]): void {
  for (const [k, got] of [value, ...gradient].entries()) {
    const [sum, size] = terms.reduce(
      ([sum, size], { at }) => [sum + (at(...POINT)[k] as number), size + Math.abs(at(...POINT)[k] as number)],
      [0, 0],
    );
    same(got / size, sum / size, `compiled, ${k === 0 ? 'value' : `derivative ${k}`}`, 1e-12);
  }
}

/** A row for each way to grow. */
export async function* compileRows(): AsyncIterable<Row> {
  for (const [name, term] of Object.entries(growing)) yield await compileRow(name, term);
}

/**
 * Both sizes in turns, after one pass that is not counted. The ratios are taken pass by pass, each with a small graph before and after
 * the large one, so that what else the machine does meets both sizes.
 */
async function compileRow(name: string, term: (k: number) => Term): Promise<Row> {
  const terms = Array.from({ length: 100_000 / NODES }, (_, k) => term(k));
  const at = (nodes: number): Promise<Compilation> => compilation(terms.slice(0, nodes / NODES), `c${names++}`);
  const passes: { small: Compilation; big: Compilation }[] = [];
  for (let pass = 0; pass <= PASSES; pass++) {
    const [before, big, after] = [await at(10_000), await at(100_000), await at(10_000)];
    const small = {
      compiling: (before.compiling + after.compiling) / 2,
      running: (before.running + after.running) / 2,
    };
    if (pass > 0) passes.push({ small, big });
  }
  const of = (figure: (pass: { small: Compilation; big: Compilation }) => number): number => median(passes.map(figure));
  const growth = of(({ small, big }) => big.compiling / small.compiling);
  const slowdown = of(({ small, big }) => big.running / 10 / small.running);
  return {
    name,
    cells: [
      time(of(({ small }) => small.compiling)),
      time(of(({ big }) => big.compiling)),
      factor(growth),
      time(of(({ big }) => big.running) / 100_000),
      factor(slowdown),
    ],
    holds: growth <= 12 && slowdown <= 1.25,
  };
}
