/** Dense, row-major tensor of doubles. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}
