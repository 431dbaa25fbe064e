import * as mathjs from 'mathjs';
import { compile, derivative, evaluate, gradientOf, parse } from '../library.ts';
import { type Competitor, competitor, duel, duration, race } from '../measure.ts';
import { compileRows } from './compiling.ts';
import { type GradientCase, gradients } from './gradients.ts';
import { inputs, objectLoop, plainLoop } from './loops.ts';
import { compileNative, type NativeCases } from './native.ts';
import { medium, nest, type PointCase, points, small, sumOf, type Values } from './points.ts';
import { factor, type Row, same, time } from './row.ts';

/** A table of the report. */
export interface Table {
  readonly title: string;
  readonly bar: string;
  readonly columns: readonly string[];
  rows(): Iterable<Row> | AsyncIterable<Row>;
}

export const tables: Readonly<Record<string, Table>> = {
  points: {
    title: 'f and its derivative at a point',
    bar: 'at most 1.10 of a hand-written function that returns both',
    columns: ['hand', 'Fluxion', 'Fluxion / hand', 'backend'],
    *rows() {
      for (const test of points) yield pointRow(test);
    },
  },
  gradients: {
    title: 'Value and gradient',
    bar: 'at most 1.00 of hand-written Float64Array JavaScript; value and gradient at most 2.50 of value alone; aim: 1.50 of hand-written C++ (g++ -O2)',
    columns: ['hand', 'Fluxion', 'Fluxion / hand', 'Fluxion / C++ -O2', '(value, gradient) / value', 'compile'],
    *rows() {
      const native = compileNative();
      try {
        for (const make of gradients) yield gradientRow(make(), native);
      } finally {
        native?.remove();
      }
    },
  },
  million: {
    title: 'f and its derivative at a million points',
    bar: 'at least 2.00 times as fast as a hand-written loop',
    columns: ['hand', 'Fluxion', 'hand / Fluxion'],
    *rows() {
      for (const test of columnCases) yield columnRow(test);
    },
  },
  symbolic: {
    title: 'Derivative as an expression, simplified',
    bar: 'at most 10.0 of what mathjs takes only to parse the same text',
    columns: ['mathjs parse', 'Fluxion derivative', 'derivative / parse'],
    *rows() {
      for (const test of [small, medium, nest(200), sumOf(10_000)]) yield symbolicRow(test);
      yield speelpenningRow(1000);
    },
  },
  compile: {
    title: 'Compiling value and gradient',
    bar: 'a graph of 100,000 nodes at most 12.0 of 10,000 nodes, the time for a node the same; from the call to the first value, without what the table of nodes does when the job has ended',
    columns: ['10,000 nodes', '100,000 nodes', 'compile ratio', 'run, a node', 'run ratio'],
    rows: compileRows,
  },
};

function pointRow({ name, text, hand }: PointCase): Row {
  const f = compile(text('x'), ['x'], { gradient: true });
  for (const x of inputs) {
    same(f(x).value, hand(x).value, name);
    same(f(x).gradient[0] as number, hand(x).gradient[0] as number, `${name}, derivative`);
  }
  const ours: (x: number) => Values = f;
  const { first, second, ratio } = duel(objectLoop(ours, inputs), objectLoop(hand, inputs));
  return { name, cells: [time(second), time(first), factor(ratio), f.backend], holds: ratio <= 1.1 };
}

function gradientRow(test: GradientCase, native: NativeCases | undefined): Row {
  const { name, text, variables, point, hand } = test;
  const parsed = parse(text);
  let f = compile(parsed, variables);
  let both = f as unknown as { at(point: ArrayLike<number>, out: Float64Array): Float64Array };
  const compiling = duration(() => {
    both = compile(parsed, variables, { gradient: true });
    both.at(point, new Float64Array(variables.length + 1));
  });
  f = compile(parsed, variables);
  const out = new Float64Array(variables.length + 1);
  const gradient = new Float64Array(variables.length);
  const value = hand(point, gradient);
  both.at(point, out);
  const check = (what: string, gotten: number, slopes: ArrayLike<number>): void => {
    same(gotten, value, `${name}${what}`);
    for (const [k, right] of gradient.entries())
      same(slopes[k] as number, right, `${name}${what}, gradient ${k}`, 1e-8);
  };
  check('', out[0] as number, out.subarray(1));
  const before = native?.run(test);
  if (before !== undefined) check(' in C++', before.value, before.gradient);
  const ours = plainLoop(() => both.at(point, out)[0], inputs);
  const { first, second, ratio } = duel(
    ours,
    plainLoop(() => hand(point, gradient), inputs),
  );
  // C++ runs in a process of its own: before and after, so that what else the machine does meets both.
  const cpp = before === undefined ? undefined : (before.time + (native as NativeCases).run(test).time) / 2;
  const single = new Float64Array(1);
  const { ratio: over } = duel(
    ours,
    plainLoop(() => f.at(point, single)[0], inputs),
    150,
  );
  return {
    name,
    cells: [
      time(second),
      time(first),
      factor(ratio),
      cpp === undefined ? 'no g++' : factor(first / cpp),
      factor(over),
      time(compiling),
    ],
    holds: ratio <= 1 && over <= 2.5,
  };
}

interface ColumnCase {
  readonly text: string;
  readonly hand: (x: Float64Array, value: Float64Array, slope: Float64Array) => void;
}

const columnCases: readonly ColumnCase[] = [
  {
    text: 'x^2*sin(x)',
    hand: (xs, value, slope) => {
      for (let k = 0; k < xs.length; k++) {
        const x = xs[k] as number;
        const s = Math.sin(x);
        value[k] = x * x * s;
        slope[k] = x * (2 * s + x * Math.cos(x));
      }
    },
  },
  {
    text: 'exp(-x^2/2)/(1+x^2)',
    hand: (xs, value, slope) => {
      for (let k = 0; k < xs.length; k++) {
        const x = xs[k] as number;
        const q = 1 / (1 + x * x);
        const f = Math.exp((-x * x) / 2) * q;
        value[k] = f;
        slope[k] = -x * f * (1 + 2 * q);
      }
    },
  },
];

function columnRow({ text, hand }: ColumnCase): Row {
  const xs = Float64Array.from({ length: 1_000_000 }, (_, k) => k / 200_000 - 2.5);
  const columns = (): [Float64Array, Float64Array] => [new Float64Array(xs.length), new Float64Array(xs.length)];
  const [value, slope] = columns();
  const out = columns();
  const f = compile(text, ['x'], { gradient: true });
  hand(xs, value, slope);
  f.map([xs], out);
  for (let k = 0; k < xs.length; k += 97) {
    same(out[0][k] as number, value[k] as number, text, 1e-13);
    same(out[1][k] as number, slope[k] as number, `${text}, derivative`, 1e-13);
  }
  const many = (run: () => void) => (calls: number) => {
    for (let k = 0; k < calls; k++) run();
  };
  const { first, second, ratio } = duel(
    many(() => hand(xs, value, slope)),
    many(() => f.map([xs], out)),
    500,
  );
  return { name: text, cells: [time(first), time(second), factor(ratio)], holds: ratio >= 2 };
}

let fresh = 0;

function symbolicRow({ name, text, hand }: PointCase): Row {
  const slope = derivative(text('x'), 'x');
  for (const x of inputs) same(evaluate(slope, { x }) as number, hand(x).gradient[0] as number, name);
  return againstParse(
    name,
    text,
    competitor(
      () => {
        const x = `q${fresh++}`;
        return { f: parse(text(x)), x };
      },
      ({ f, x }) => void derivative(f, x),
    ),
  );
}

/** Our work on a text beside what mathjs takes to parse it, both warm. */
function againstParse(name: string, text: (x: string) => string, work: Competitor): Row {
  const parsing = competitor(
    () => text(`p${fresh++}`),
    (source) => void mathjs.parse(source),
  );
  const [theirs, ours] = race([parsing, work]) as [number, number];
  return { name, cells: [time(theirs), time(ours), factor(ours / theirs)], holds: ours <= 10 * theirs };
}

/** All partial derivatives of a product of many variables. */
function speelpenningRow(n: number): Row {
  const name = `Speelpenning ${n.toLocaleString('en')}, full gradient`;
  const variables = (tag: string): string[] => Array.from({ length: n }, (_, k) => `${tag}_${k}`);
  const x = variables('x');
  const point = Object.fromEntries(x.map((variable, k) => [variable, 0.9 + (k % 5) / 20]));
  const product = x.reduce((all, variable) => all * (point[variable] as number), 1);
  for (const [k, slope] of gradientOf(parse(x.join('*')), x).entries())
    same(evaluate(slope, point) as number, product / (point[x[k] as string] as number), `${name}, ${x[k]}`);
  return againstParse(
    name,
    (x) => variables(x).join('*'),
    competitor(
      () => {
        const wrt = variables(`q${fresh++}`);
        return { f: parse(wrt.join('*')), wrt };
      },
      ({ f, wrt }) => void gradientOf(f, wrt),
    ),
  );
}
