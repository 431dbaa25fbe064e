import { num } from '../expr/index.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { decimal } from './literal.ts';

/** A tensor constant: `[1, 2; 3, 4]` of rank 2, nested lists otherwise. No more elements than a text of that length has. */
export function tensorText({ shape, data }: Tensor, maxLength: number): string {
  const parts = Array.from(data.subarray(0, maxLength), String);
  return shape.length === 2 ? `[${rows(shape, parts).join('; ')}]` : nested(shape, parts, '[', ']');
}

/** A tensor constant as a matrix, or as nested lists. */
export function tensorLatex({ shape, data }: Tensor, maxLength: number): string {
  const parts = Array.from(data.subarray(0, maxLength), elementLatex);
  if (shape.length !== 2) return nested(shape, parts, '\\left[', '\\right]');
  const lines = chunks(parts, shape[1] ?? 1).map((row) => row.join(' & '));
  return `\\begin{bmatrix} ${lines.join(' \\\\ ')} \\end{bmatrix}`;
}

/** Without a power of ten, which would be a product. */
function elementLatex(value: number): string {
  if (Number.isFinite(value)) return decimal(num(value));
  return Number.isNaN(value) ? '\\mathrm{NaN}' : value > 0 ? '\\infty' : '-\\infty';
}

function rows([, columns = 1]: readonly number[], parts: readonly string[]): string[] {
  return chunks(parts, columns).map((row) => row.join(', '));
}

function nested(shape: readonly number[], elements: readonly string[], open: string, close: string): string {
  let parts = [...elements];
  for (let axis = shape.length - 1; axis >= 0; axis--)
    parts = chunks(parts, shape[axis] ?? 1).map((chunk) => `${open}${chunk.join(', ')}${close}`);
  return parts[0] ?? `${open}${close}`;
}

function chunks(items: readonly string[], length: number): string[][] {
  if (length === 0) return [[]];
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}
