import type { Level } from './sampler.ts';

/** A derivative with a bound of its error. */
export interface Estimate {
  readonly derivative: number;
  readonly estimatedError: number;
  readonly step: number;
  /** What the bound is made of, for the reader: the formula's own error, and round-off. */
  readonly truncation: number;
  readonly roundoff: number;
}

interface Entry {
  readonly value: number;
  readonly noise: number;
}

/** More columns gain nothing in double precision. */
const COLUMNS = 9;

/**
 * Richardson's extrapolation to step 0, over step sizes that halve, with the error control of Ridders: every entry of
 * the table is judged by its distance from the entries it is made of, plus the round-off that reaches it, and the best
 * one is taken. An entry that the plain quotients of smaller steps contradict is out: differences over a long step can
 * agree with each other and be wrong together (`sin(1e6 x)`).
 *
 * Source: C. J. F. Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", Adv. Eng. Software 4 (1982).
 *
 * @param levels step sizes in falling order, each half of the one before; at least one.
 * @param power the error of a quotient is a series in h^power: 2 for central, 1 for one-sided formulas.
 */
export function extrapolate(levels: readonly Level[], power: 1 | 2): Estimate {
  // At the edge of a domain the series may have broken powers (x^1.5 at 0), which no column removes.
  const caution = power === 1 ? 4 : 1;
  const candidates: (Estimate & { readonly row: number })[] = [];
  let above: Entry[] = [];
  levels.forEach((level, row) => {
    const entries: Entry[] = [{ value: level.quotient, noise: level.noise }];
    for (let column = 1; column <= Math.min(row, COLUMNS); column++) {
      const finer = entries[column - 1] as Entry;
      const coarser = above[column - 1] as Entry;
      const factor = 2 ** (power * column);
      entries.push({
        value: finer.value + (finer.value - coarser.value) / (factor - 1),
        noise: (factor * finer.noise + coarser.noise) / (factor - 1),
      });
    }
    entries.forEach((entry, column) => {
      const parents = column === 0 ? above[0] : above[column - 1];
      if (parents === undefined) return;
      const sibling = above[column];
      const truncation = Math.max(
        Math.abs(entry.value - parents.value),
        sibling === undefined ? 0 : caution * Math.abs(entry.value - sibling.value),
      );
      candidates.push({
        derivative: entry.value,
        estimatedError: truncation + entry.noise,
        step: level.h,
        truncation,
        roundoff: entry.noise,
        row,
      });
    });
    above = entries;
  });
  candidates.sort((a, b) => a.estimatedError - b.estimatedError);
  return candidates.find((candidate) => isConsistent(candidate, levels, power)) ?? finest(levels);
}

/**
 * Whether all smaller steps bear a candidate out: their quotients come down to it, and their changes go on falling.
 * Changes that grow again come from a finer structure that the candidate has not seen.
 */
function isConsistent(candidate: Estimate & { readonly row: number }, levels: readonly Level[], power: 1 | 2): boolean {
  const changeAt = (i: number) => Math.abs((levels[i] as Level).quotient - (levels[i - 1] as Level).quotient);
  // A quotient is a third of its last change away from the limit where the error falls by 4, the whole where by 2.
  const share = power === 2 ? 1 : 2;
  const own = candidate.row === 0 ? Infinity : changeAt(candidate.row);
  for (let i = candidate.row + 1; i < levels.length; i++) {
    const level = levels[i] as Level;
    const change = changeAt(i);
    if (change > 2 * own + 8 * level.noise) return false;
    const doubt = share * change + level.noise + candidate.estimatedError;
    if (Math.abs(level.quotient - candidate.derivative) > doubt) return false;
  }
  return true;
}

/** What is left when nothing converges: the smallest step, and the spread around it as the error. */
function finest(levels: readonly Level[]): Estimate {
  const last = levels.at(-1) as Level;
  const truncation = Math.max(...levels.slice(-4).map((level) => Math.abs(level.quotient - last.quotient)));
  const roundoff = last.noise;
  return { derivative: last.quotient, estimatedError: 2 * truncation + roundoff, step: last.h, truncation, roundoff };
}
