import { build, constant, type Expr, type Family, family, type Shape } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { mul } from '../construct.ts';
import { broadcastTo, reshape } from './shaping.ts';

/** Sums of products in Einstein's notation. */
export const einsum: Family<[subscripts: string]> = family('einsum', (subscripts) => ({
  signature: 'einsum(...x)',
  kernel: (...x) => kernels.einsum(subscripts, ...x),
  shape: (...shapes) => kernels.einsumShape(subscripts, ...shapes),
  contraction: (...shapes) => pairSubscripts(subscripts, shapes),
  transpose: [(g, args, _, index) => pullOperand(subscripts, g, args, index)],
  batch: (args, batched) => build(einsum(batchSubscripts(subscripts, args, batched)), args),
  tex: '\\operatorname{einsum}',
  doc: "sums of products in Einstein's notation",
  sample: [[-2, 2]],
}));

/** The subscripts with a letter for every label, where there are two operands whose lengths agree. */
function pairSubscripts(subscripts: string, shapes: readonly Shape[]): string | undefined {
  if (shapes.length !== 2) return undefined;
  const { inputs, output, lengths } = kernels.contractionOf(subscripts, shapes);
  if (inputs.some((labels, i) => labels.some((label, axis) => shapes[i]?.[axis] !== lengths.get(label))))
    return undefined;
  const names = letters([...inputs.flat(), ...output]);
  const [left, right, result] = [...inputs, output].map((labels) => labels.map((label) => names.get(label)).join(''));
  return `${left},${right}->${result}`;
}

/** One letter for every label: those under dots get letters that the text does not use. */
function letters(labels: Iterable<string>): Map<string, string> {
  const unique = [...new Set(labels)];
  const taken = new Set(unique);
  const free = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => !taken.has(letter));
  return new Map(unique.map((label) => [label, /^[A-Za-z]$/.test(label) ? label : (free.pop() as string)]));
}

/**
 * The adjoint of one operand: the same contraction with the adjoint in its place. Labels that only this operand has
 * were summed over, so the adjoint is repeated along them; a label it has twice receives only on the diagonal.
 */
function pullOperand(subscripts: string, g: Expr, args: readonly Expr[], index: number): Expr {
  const { inputs, output, lengths } = kernels.contractionOf(
    subscripts,
    args.map(({ shape }) => shape),
  );
  const own = inputs[index] as readonly string[];
  const others = args.filter((_, i) => i !== index);
  const otherLabels = inputs.filter((_, i) => i !== index);
  const names = letters([...inputs.flat(), ...output]);
  const text = (labels: readonly string[]): string => labels.map((label) => names.get(label)).join('');
  const available = new Set([...output, ...otherLabels.flat()]);
  const unique = [...new Set(own)];
  const kept = unique.filter((label) => available.has(label));
  const contracted = build(einsum(`${[output, ...otherLabels].map(text).join(',')}->${text(kept)}`), [g, ...others]);
  const lengthOf = (label: string): number => lengths.get(label) as number;
  // Every axis of the operand, the repeated ones too; length 1 where the label is only summed over.
  const seen = new Set<string>();
  const aligned = own.map((label) => {
    const length = available.has(label) && !seen.has(label) ? lengthOf(label) : 1;
    seen.add(label);
    return length;
  });
  // `kept` follows the order of the operand's labels, so only axes of length 1 are inserted.
  const full = build(broadcastTo(own.map(lengthOf)), [build(reshape(aligned), [contracted])]);
  return unique.length === own.length ? full : mul(full, constant(diagonalMask(own, own.map(lengthOf))));
}

/** 1 where axes with the same label have the same index, else 0. */
function diagonalMask(labels: readonly string[], shape: readonly number[]): kernels.Tensor {
  const mask = kernels.zeros(shape);
  for (let at = 0; at < mask.size; at++) {
    const index = new Map<string, number>();
    let rest = at;
    let inside = true;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] as number;
      const label = labels[axis] as string;
      const i = rest % length;
      rest = (rest - i) / length;
      if ((index.get(label) ?? i) !== i) inside = false;
      index.set(label, i);
    }
    mask.data[at] = inside ? 1 : 0;
  }
  return mask;
}

/** The subscripts with a further first label on the operands marked and on the result. */
function batchSubscripts(subscripts: string, args: readonly Expr[], batched: readonly boolean[]): string {
  const shapes = args.map(({ shape }, i) => shape.slice(batched[i] ? 1 : 0));
  const { inputs, output } = kernels.contractionOf(subscripts, shapes);
  const names = letters([...inputs.flat(), ...output, 'batch axis']);
  const text = (labels: readonly string[]): string => labels.map((label) => names.get(label)).join('');
  const batch = names.get('batch axis') as string;
  return `${inputs.map((labels, i) => (batched[i] ? batch : '') + text(labels)).join(',')}->${batch}${text(output)}`;
}
