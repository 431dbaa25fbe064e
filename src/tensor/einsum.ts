import { TEXT, wrongArgument } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { matmul } from './matmul.ts';
import { sum } from './reduce.ts';
import { shapeError, showShape, sizeOf, stridesOf } from './shape.ts';
import { readGrid } from './strided.ts';
import { reshape } from './structure.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];
type Labels = readonly string[];

/** A tensor whose axes have names. */
interface Labelled {
  readonly t: Tensor;
  readonly labels: Labels;
}

/** A subscript text taken apart: the label of every axis of every operand and of the result, and their lengths. */
export interface Contraction {
  readonly inputs: readonly Labels[];
  readonly output: Labels;
  readonly lengths: ReadonlyMap<string, number>;
}

/**
 * Sums of products in Einstein's notation, as NumPy's einsum: a letter names an axis, a letter that the result lacks is
 * summed over, a letter twice in one operand takes its diagonal, `...` stands for leading axes that broadcast. Without
 * `->` the result has the letters that occur once, in alphabetical order. Operands are contracted from left to right,
 * each pair as one batched matrix product.
 *
 * @throws FluxionError ARGUMENT on malformed subscripts, SHAPE where lengths disagree.
 * @example
 * einsum('ij,jk->ik', eye(2), tensor([[1, 2], [3, 4]])).toArray() // [[1, 2], [3, 4]]
 * einsum('ii->', tensor([[1, 2], [3, 4]])).item() // 5
 */
export function einsum(subscripts: string, ...operands: readonly Tensor[]): Tensor {
  const { inputs, output } = contractionOf(
    subscripts,
    operands.map((t) => t.shape),
  );
  let rest = operands.map((t, i) => withoutRepeats({ t, labels: inputs[i] as Labels }));
  while (rest.length > 1) {
    const [a, b, ...others] = rest as [Labelled, Labelled, ...Labelled[]];
    const needed = new Set([...output, ...others.flatMap(({ labels }) => labels)]);
    rest = [contract(a, b, needed), ...others];
  }
  const [last] = rest as [Labelled];
  return arrange(sumExcept(last, new Set(output)), output);
}

/** The shape that `einsum` gives. */
export function einsumShape(subscripts: string, ...shapes: readonly Shape[]): Shape {
  const { output, lengths } = contractionOf(subscripts, shapes);
  return output.map((label) => lengths.get(label) as number);
}

/** Read the subscripts against the shapes of the operands; the axes under `...` get labels of their own. */
export function contractionOf(subscripts: string, shapes: readonly Shape[]): Contraction {
  if (typeof subscripts !== 'string') throw wrongArgument('einsum', 'subscripts', subscripts, TEXT);
  const text = subscripts.replace(/\s+/g, '');
  const [left = '', right, ...excess] = text.split('->');
  const terms = left.split(',');
  const valid = /^[A-Za-z]*(\.\.\.)?[A-Za-z]*$/;
  if (
    excess.length > 0 ||
    ![...terms, right ?? ''].every((term) => valid.test(term)) ||
    terms.length !== shapes.length
  ) {
    throw new FluxionError('ARGUMENT', `einsum: '${subscripts}' does not describe ${shapes.length} operand(s).`, {
      suggestion: "Write letters for the axes of each operand, separated by commas: 'ij,jk->ik'.",
    });
  }
  const hidden = Math.max(
    0,
    ...terms.map((term, i) => (term.includes('.') ? (shapes[i] as Shape).length - (term.length - 3) : 0)),
  );
  const inputs = terms.map((term, i) => labelsOf(subscripts, term, shapes[i] as Shape, hidden));
  const lengths = lengthsOf(subscripts, inputs, shapes);
  const output =
    right === undefined
      ? implicitOutput(inputs)
      : spread(
          right,
          Array.from({ length: right.includes('.') ? hidden : 0 }, (_, i) => `${i}`),
        );
  const stray = output.find((label, i) => !lengths.has(label) || output.indexOf(label) !== i);
  if (stray !== undefined) {
    throw new FluxionError(
      'ARGUMENT',
      `einsum: the result of '${subscripts}' names '${stray}' ${lengths.has(stray) ? 'twice' : 'but no operand does'}.`,
      {
        suggestion: 'Every letter after -> occurs in an operand, and once in the result.',
      },
    );
  }
  return { inputs, output, lengths };
}

function labelsOf(subscripts: string, term: string, shape: Shape, hidden: number): Labels {
  const named = term.replace('...', '').length;
  const covered = shape.length - named;
  if (covered < 0 || (covered > 0 && !term.includes('.'))) {
    throw shapeError(
      `einsum: '${term}' in '${subscripts}' names ${named} axes, but the shape is ${showShape(shape)}.`,
      'Give one letter an axis, or ... for the leading ones.',
    );
  }
  return spread(
    term,
    Array.from({ length: covered }, (_, i) => `${hidden - covered + i}`),
  );
}

/** Letters, with the dots replaced by labels. */
function spread(term: string, hidden: Labels): Labels {
  const [before = '', after] = term.split('...');
  return after === undefined ? [...before] : [...before, ...hidden, ...after];
}

/** Letters that occur once, alphabetically, after the axes under the dots. */
function implicitOutput(inputs: readonly Labels[]): Labels {
  const all = inputs.flat();
  const once = all.filter((label) => all.indexOf(label) === all.lastIndexOf(label) && /[A-Za-z]/.test(label)).sort();
  const hidden = [...new Set(all.filter((label) => /\d/.test(label)))].sort((a, b) => Number(a) - Number(b));
  return [...hidden, ...once];
}

function lengthsOf(subscripts: string, inputs: readonly Labels[], shapes: readonly Shape[]): Map<string, number> {
  const lengths = new Map<string, number>();
  inputs.forEach((labels, operand) => {
    labels.forEach((label, axis) => {
      const length = (shapes[operand] as Shape)[axis] as number;
      const known = lengths.get(label);
      if (known !== undefined && known !== 1 && length !== 1 && known !== length) {
        throw shapeError(
          `einsum: '${label}' in '${subscripts}' has the lengths ${known} and ${length} in the shapes ${shapes.map(showShape).join(' and ')}.`,
          'Axes with the same letter have the same length.',
        );
      }
      lengths.set(label, known === undefined || known === 1 ? length : known);
    });
  });
  return lengths;
}

/** Axes with the same label become one, the diagonal. */
function withoutRepeats({ t, labels }: Labelled): Labelled {
  const unique = [...new Set(labels)];
  if (unique.length === labels.length) return { t, labels };
  const strides = stridesOf(t.shape);
  const axesOf = (label: string): number[] => labels.flatMap((other, axis) => (other === label ? [axis] : []));
  const shape = unique.map((label) => Math.max(...axesOf(label).map((axis) => t.shape[axis] as number)));
  const steps = unique.map((label) =>
    axesOf(label).reduce((total, axis) => total + (t.shape[axis] === 1 ? 0 : (strides[axis] as number)), 0),
  );
  return { t: new Tensor(shape, readGrid(t.data, { shape, strides: steps, base: 0 })), labels: unique };
}

/** Sum over the axes that are not needed. */
function sumExcept({ t, labels }: Labelled, needed: ReadonlySet<string>): Labelled {
  const gone = labels.flatMap((label, axis) => (needed.has(label) ? [] : [axis]));
  return gone.length === 0 ? { t, labels } : { t: sum(t, gone), labels: labels.filter((label) => needed.has(label)) };
}

/** The product of two operands, summed over the labels that nobody needs any more: one batched matrix product. */
function contract(first: Labelled, second: Labelled, needed: ReadonlySet<string>): Labelled {
  const a = sumExcept(withoutOnes(first, second), new Set([...needed, ...second.labels]));
  const b = sumExcept(withoutOnes(second, first), new Set([...needed, ...first.labels]));
  const shared = a.labels.filter((label) => b.labels.includes(label));
  const batch = shared.filter((label) => needed.has(label));
  const inner = shared.filter((label) => !needed.has(label));
  const rows = a.labels.filter((label) => !shared.includes(label));
  const columns = b.labels.filter((label) => !shared.includes(label));
  const lengths = new Map(
    [a, b].flatMap(({ t, labels }) => labels.map((label, axis) => [label, t.shape[axis] as number] as const)),
  );
  const shapeOf = (labels: Labels): number[] => labels.map((label) => lengths.get(label) as number);
  const [m, k, n] = [rows, inner, columns].map((labels) => sizeOf(shapeOf(labels))) as [number, number, number];
  const left = reshape(arrange(a, [...batch, ...rows, ...inner]), [...shapeOf(batch), m, k]);
  const right = reshape(arrange(b, [...batch, ...inner, ...columns]), [...shapeOf(batch), k, n]);
  const labels = [...batch, ...rows, ...columns];
  return { t: reshape(matmul(left, right), shapeOf(labels)), labels };
}

/** Drop axes of length 1 that the other operand has longer: they broadcast. */
function withoutOnes({ t, labels }: Labelled, other: Labelled): Labelled {
  const stays = labels.map(
    (label, axis) =>
      t.shape[axis] !== 1 || !other.labels.includes(label) || other.t.shape[other.labels.indexOf(label)] === 1,
  );
  return {
    t: reshape(
      t,
      t.shape.filter((_, axis) => stays[axis]),
    ),
    labels: labels.filter((_, axis) => stays[axis]),
  };
}

/** The axes in the order of the labels. */
function arrange({ t, labels }: Labelled, order: Labels): Tensor {
  const strides = stridesOf(t.shape);
  const axes = order.map((label) => labels.indexOf(label));
  if (axes.every((axis, i) => axis === i)) return t;
  const shape = axes.map((axis) => t.shape[axis] as number);
  return new Tensor(shape, readGrid(t.data, { shape, strides: axes.map((axis) => strides[axis] as number), base: 0 }));
}
