/** For every row of a matrix the columns whose entry may differ from 0, ascending. */
export type Pattern = readonly (readonly number[])[];

/** A colour, from 0, for every column. */
export interface Colouring {
  readonly colours: readonly number[];
  readonly count: number;
}

/** Columns without a common row may have the same colour: each takes the first colour that none of its rows has met. */
export function greedyColouring(pattern: Pattern, columns: number): Colouring {
  const rowsOf = transposed(pattern, columns);
  const colours = new Array<number>(columns).fill(-1);
  for (let column = 0; column < columns; column++) {
    const taken = new Set<number>();
    for (const row of rowsOf[column] as readonly number[]) {
      for (const other of pattern[row] as readonly number[]) taken.add(colours[other] as number);
    }
    colours[column] = firstFree(taken);
  }
  return { colours, count: Math.max(0, ...colours.map((colour) => colour + 1)) };
}

/**
 * A colouring of a symmetric pattern in which neighbours differ and no path of four columns has two colours only: then
 * every entry stands alone in one of its two products. Columns with many neighbours come first.
 *
 * Source: Gebremedhin, Manne and Pothen, What Color Is Your Jacobian?, SIAM Review 47 (2005), section 4.
 */
export function starColouring(pattern: Pattern): Colouring {
  const neighbours = pattern.map((row, i) => row.filter((column) => column !== i));
  const order = neighbours.map((_, i) => i).sort((a, b) => (neighbours[b]?.length ?? 0) - (neighbours[a]?.length ?? 0));
  const colours = new Array<number>(pattern.length).fill(-1);
  const of = (column: number): number => colours[column] as number;
  const near = (column: number): readonly number[] => neighbours[column] as readonly number[];
  for (const v of order) {
    const taken = new Set<number>();
    for (const w of near(v)) {
      if (of(w) >= 0) taken.add(of(w));
      for (const x of near(w)) {
        if (x === v || of(x) < 0) continue;
        // v - w - x with w not yet coloured, or w - x continuing to a fourth column of w's colour.
        if (of(w) < 0 || near(x).some((y) => y !== w && of(y) === of(w))) taken.add(of(x));
      }
      // x - w - v where w already has two neighbours of one colour: v would close a path of four.
      const seen = near(w)
        .filter((x) => x !== v && of(x) >= 0)
        .map(of);
      for (const colour of seen)
        if (near(w).some((x) => x !== v && of(x) === colour && near(x).some((y) => y !== w && of(y) === of(w))))
          taken.add(colour);
    }
    colours[v] = firstFree(taken);
  }
  return { colours, count: Math.max(0, ...colours.map((colour) => colour + 1)) };
}

function firstFree(taken: ReadonlySet<number>): number {
  let colour = 0;
  while (taken.has(colour)) colour++;
  return colour;
}

function transposed(pattern: Pattern, columns: number): number[][] {
  const rows: number[][] = Array.from({ length: columns }, () => []);
  for (const [row, own] of pattern.entries()) for (const column of own) rows[column]?.push(row);
  return rows;
}
