import type { Tensor } from '../tensor/tensor.ts';

/** More elements than this are not written out. */
const MAX_ELEMENTS = 64;

/** A tensor constant: `[1, 2; 3, 4]` up to rank 2, nested beyond; a large one by its shape. */
export function tensorText({ shape, data }: Tensor): string {
  if (data.length > MAX_ELEMENTS) return `[${shape.join(' × ')} tensor]`;
  if (shape.length === 2) return `[${rows(shape, data).join('; ')}]`;
  let parts = Array.from(data, String);
  for (let axis = shape.length - 1; axis >= 0; axis--)
    parts = chunks(parts, shape[axis] ?? 1).map((chunk) => `[${chunk.join(', ')}]`);
  return parts[0] ?? '[]';
}

function rows([, columns = 1]: readonly number[], data: Float64Array): string[] {
  return chunks(Array.from(data, String), columns).map((row) => row.join(', '));
}

function chunks(items: readonly string[], length: number): string[][] {
  if (length === 0) return [[]];
  return Array.from({ length: items.length / length }, (_, index) => items.slice(index * length, (index + 1) * length));
}

/** A tensor constant as a matrix in brackets. */
export function tensorLatex({ shape, data }: Tensor): string {
  if (data.length > MAX_ELEMENTS || shape.length > 2) return `\\mathrm{tensor}_{${shape.join('\\times ')}}`;
  const columns = shape.at(-1) ?? 1;
  const lines = chunks(Array.from(data, String), columns).map((row) => row.join(' & '));
  return `\\begin{bmatrix} ${lines.join(' \\\\ ')} \\end{bmatrix}`;
}
