import { setTimeout as wait } from 'node:timers/promises';
import { compile, parse } from '../library.ts';
import { duration, median } from '../measure.ts';
import { factor, type Row, time } from './row.ts';

/** Texts that grow with a number of nodes. */
const growing: Readonly<Record<string, (nodes: number, x: string) => string>> = {
  'a sum of like terms': (nodes, x) =>
    Array.from({ length: Math.round(nodes / 5) }, (_, k) => `sin(${k + 1}*${x}+y)/${k + 2}`).join('+'),
  'a sum of unlike terms': (nodes, x) =>
    Array.from({ length: Math.round(nodes / 5) }, (_, k) => unlike(k, x)).join('+'),
};

/** Terms whose shapes follow no pattern. */
function unlike(k: number, x: string): string {
  const pick = Math.imul(k + 1, 0x9e3779b1) >>> 0;
  const [f, g] = [(pick >>> 3) % 4, (pick >>> 9) % 3].map((i) => ['sin', 'cos', 'exp', 'tanh'][i]);
  const inner = pick % 2 === 0 ? `${k}/99999*${x}+y` : `${g}(${x}*y+${k})`;
  return pick % 5 < 2 ? `${f}(${inner})` : `${f}(${inner})*${(pick % 89) + 2}`;
}

/** What one compilation took, and one run of what it gave, in milliseconds. */
interface Compilation {
  readonly compiling: number;
  readonly running: number;
}

/** Milliseconds in which the program comes to rest before a compilation, as one does between two requests. */
const REST = 20;
const PASSES = 15;

let names = 0;

async function compilation(text: string, x: string): Promise<Compilation> {
  const f = parse(text);
  await wait(REST);
  let run = (): unknown => undefined;
  const compiling = duration(() => {
    const both = compile(f, [x, 'y'], { gradient: true });
    run = () => both(0.1, 0.2);
    run();
  });
  for (let k = 0; k < 20; k++) run();
  return { compiling, running: median(Array.from({ length: 9 }, () => duration(() => void run()))) };
}

/** A row for each way to grow. */
export async function* compileRows(): AsyncIterable<Row> {
  for (const [name, text] of Object.entries(growing)) yield await compileRow(name, text);
}

/**
 * Both sizes in turns, after one pass that is not counted. The ratios are taken pass by pass, each with a small graph before and after
 * the large one, so that what else the machine does meets both sizes.
 */
async function compileRow(name: string, text: (nodes: number, x: string) => string): Promise<Row> {
  const at = async (nodes: number): Promise<Compilation> => {
    const x = `c${names++}`;
    return compilation(text(nodes, x), x);
  };
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
