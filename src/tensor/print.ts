import { sizeOf, stridesOf } from './shape.ts';

/** Tensors above this many elements are summarised. */
const SUMMARY_SIZE = 1000;
/** How many elements a summarised axis shows at either end. */
const EDGE = 3;
const LINE_WIDTH = 75;
/** Most digits after the point. */
const PRECISION = 8;

interface Printable {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/**
 * A tensor as NumPy prints it: at most 8 decimals, columns aligned, one exponent format for all where magnitudes are
 * large, tiny or far apart, long rows wrapped, more than 1000 elements summarised with `...`. A scalar prints as a
 * number.
 */
export function formatTensor(t: Printable): string {
  if (t.shape.length === 0) return String(t.data[0]);
  if (sizeOf(t.shape) === 0) return '[]';
  const summarised = t.data.length > SUMMARY_SIZE;
  const indices = t.shape.map((length) => shownIndices(length, summarised));
  const strides = stridesOf(t.shape);
  const shown = indices.reduce<number[]>(
    (offsets, along, axis) =>
      offsets.flatMap((offset) => along.flatMap((i) => (i === GAP ? [] : [offset + i * (strides[axis] as number)]))),
    [0],
  );
  const words = formatNumbers(shown.map((offset) => t.data[offset] as number));
  let next = 0;
  const block = (axis: number): string => {
    const along = indices[axis] as number[];
    if (axis === t.shape.length - 1) {
      return wrapRow(
        along.map((i) => (i === GAP ? '...' : (words[next++] as string))),
        axis + 1,
        t.shape.length,
      );
    }
    const separator = `\n${'\n'.repeat(t.shape.length - axis - 2)}${' '.repeat(axis + 1)}`;
    return `[${along.map((i) => (i === GAP ? '...' : block(axis + 1))).join(separator)}]`;
  };
  return block(0);
}

/** Stands for the elements that a summary leaves out. */
const GAP = -1;

function shownIndices(length: number, summarised: boolean): number[] {
  const all = Array.from({ length }, (_, i) => i);
  return summarised && length > 2 * EDGE ? [...all.slice(0, EDGE), GAP, ...all.slice(-EDGE)] : all;
}

/** A bracketed row, wrapped and indented so that all lines with their closing brackets fit the width. */
function wrapRow(words: readonly string[], indent: number, rank: number): string {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  for (const word of words) {
    const started = line.length > indent;
    if (started && line.length + 1 + word.length > LINE_WIDTH - rank) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent) + word;
    } else {
      line += started ? ` ${word}` : word;
    }
  }
  lines.push(line);
  return `[${lines.join('\n').slice(indent)}]`;
}

/** Numbers in one common format and width. */
export function formatNumbers(values: readonly number[]): string[] {
  const finite = values.filter(Number.isFinite);
  const words = usesExponent(finite) ? exponentials(values) : decimals(values);
  const width = Math.max(...words.map((word) => word.length));
  return words.map((word) => word.padStart(width));
}

/** NumPy's rule for the exponent format, over the finite values. */
function usesExponent(finite: readonly number[]): boolean {
  const magnitudes = finite.map(Math.abs).filter((x) => x > 0);
  const largest = magnitudes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = magnitudes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return largest > 0 && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000);
}

/** The shortest decimals, cut at the precision; points aligned by spaces on the right. */
function decimals(values: readonly number[]): string[] {
  const words = values.map((x) => (Number.isFinite(x) ? shortDecimal(x) : special(x)));
  const digits = Math.max(0, ...words.map((word) => (word.includes('.') ? word.length - word.indexOf('.') - 1 : 0)));
  return words.map((word) => (word.includes('.') ? word.padEnd(word.indexOf('.') + 1 + digits) : word));
}

function shortDecimal(x: number): string {
  const shortest = String(Math.abs(x));
  const digits = (shortest.split('.')[1] ?? '').length;
  const rounded =
    shortest.includes('e') || digits > PRECISION ? Math.abs(x).toFixed(PRECISION).replace(/0+$/, '') : shortest;
  return `${isNegative(x) ? '-' : ''}${rounded.includes('.') ? rounded : `${rounded}.`}`;
}

/** All mantissas with the same number of digits, all exponents with the same number, at least two. */
function exponentials(values: readonly number[]): string[] {
  const finite = values.filter(Number.isFinite);
  const mantissaDigits = (x: number): number => (x.toExponential().split('e')[0]?.split('.')[1] ?? '').length;
  const digits = Math.min(PRECISION, Math.max(...finite.map(mantissaDigits)));
  const exponentOf = (x: number): number => Math.abs(Number(x.toExponential(digits).split('e')[1]));
  const exponentDigits = Math.max(2, ...finite.map((x) => String(exponentOf(x)).length));
  return values.map((x) => {
    if (!Number.isFinite(x)) return special(x);
    const [mantissa = '', exponent = ''] = Math.abs(x).toExponential(digits).split('e');
    const power = exponent.slice(1).padStart(exponentDigits, '0');
    return `${isNegative(x) ? '-' : ''}${mantissa.includes('.') ? mantissa : `${mantissa}.`}e${exponent[0]}${power}`;
  });
}

function special(x: number): string {
  return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
}

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}
