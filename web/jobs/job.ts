import type { Say } from '../../src/index.ts';

/** What a job is given beside its input. */
export interface JobContext<Output> {
  /** Says messages in the visitor's language. */
  readonly say: Say;
  /** An English sentence of the library (a failure, a note) in the visitor's language. */
  readonly t: (english: string) => Promise<string>;
  /** Show what there is so far; a later value takes its place. */
  readonly progress: (value: Output) => void;
}

/**
 * A computation that runs in a worker. Input and output are plain data, because they are cloned: formulas as LaTeX and
 * text, numbers, strings; never an expression. What it throws is shown as a failure: `FluxionError` as it says.
 */
export type Job<Input, Output> = (input: Input, context: JobContext<Output>) => Output | Promise<Output>;
