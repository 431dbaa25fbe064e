/** A program running on a memory of doubles: write the inputs, run, read the outputs. */
export interface Machine {
  readonly inputs: Float64Array;
  readonly outputs: Float64Array;
  run(): void;
}
