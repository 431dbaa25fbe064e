/** One function of tensors, built over the operations of a package. */
export interface TensorCase {
  readonly name: string;
  readonly inputs: readonly { readonly data: Float64Array; readonly shape: readonly number[] }[];
}
export const cases: readonly TensorCase[];
