import { readFileSync } from 'node:fs';
import { evaluate, parse, toLatex, toString, variablesOf } from '../../src/index.ts';
import { reference } from '../../src/numeric/index.ts';

/** One everyday function, with what its derivative is at some points. */
export interface EverydayCase {
  /** As it stands in the list. */
  readonly written: string;
  /** With every product and every bracket written out. */
  readonly text: string;
  readonly latex: string;
  readonly points: readonly EverydayPoint[];
}

export interface EverydayPoint {
  readonly at: Readonly<Record<string, number>>;
  /** From values of f in high precision, by no rule. */
  readonly slope: number;
}

const LIST = new URL('../../test/corpus/everyday.txt', import.meta.url);
const PARAMETERS = { a: 1.5, b: -0.75, c: 0.5, d: 2.25, n: 3.5 };
const POINTS = [0.3, 0.7, 1.4, 2.6, -0.4, -1.7];

/** Every function of the list at the points where it is smooth and has a value. */
export const everyday: readonly EverydayCase[] = readFileSync(LIST, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [written] = line.split(' | ') as [string];
    const f = parse(written);
    const names = [...new Set([...variablesOf(f), 'x'])];
    const points = POINTS.flatMap((x) => {
      const all = { ...PARAMETERS, x };
      const at = Object.fromEntries(names.map((name) => [name, all[name as keyof typeof all]]));
      if (!Number.isFinite(evaluate(f, at))) return [];
      const truth = reference(f, at, 'x', 1, { digits: 20 });
      return truth.kind === 'value' && truth.side === 'both' && !truth.jump ? [{ at, slope: truth.value }] : [];
    });
    if (points.length === 0) throw new Error(`${written} has no point to be judged at.`);
    return { written, text: toString(f), latex: toLatex(f), points };
  });
