import { useState } from 'preact/hooks';

/** What became of an exercise: right by oneself, looked up, or tried only. */
export type Outcome = 'right' | 'shown' | 'tried';

/** Kept as long as the page is open, and nowhere else. */
const outcomes = new Map<string, Outcome>();

export interface Score {
  readonly right: number;
  readonly of: number;
  /** Right ones since the last that was looked up. */
  readonly inARow: number;
}

/** The score, and how an exercise enters it; once right or looked up, it stays so. */
export function useScore(): readonly [Score, (exercise: string, outcome: Outcome) => void] {
  const [, redraw] = useState(0);
  const enter = (exercise: string, outcome: Outcome): void => {
    const before = outcomes.get(exercise);
    if (before !== undefined && before !== 'tried') return;
    // The order of the map is the order in which exercises were settled.
    outcomes.delete(exercise);
    outcomes.set(exercise, outcome);
    redraw((count) => count + 1);
  };
  return [scoreOf([...outcomes.values()]), enter];
}

export function scoreOf(settled: readonly Outcome[]): Score {
  const right = settled.filter((outcome) => outcome === 'right').length;
  const last = settled.lastIndexOf('shown');
  const inARow = settled.slice(last + 1).filter((outcome) => outcome === 'right').length;
  return { right, of: settled.length, inARow };
}
