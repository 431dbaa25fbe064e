import { build, type Expr, type Family, family, type Shape } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { reshape } from './shaping.ts';

type Options = { readonly padding?: 'valid' | 'same'; readonly stride?: number | readonly number[] };
type Convolution = Family<[options?: Options]>;
const KERNELS = { conv1d: kernels.conv1d, conv2d: kernels.conv2d };
type Name = keyof typeof KERNELS;

function convolution(name: Name, layout: string, sampleShapes: readonly (readonly Shape[])[]): Convolution {
  const member: Convolution = family(name, (options = {}) => ({
    signature: `${name}(x, kernel)`,
    kernel: (x, kernel) => KERNELS[name](x, kernel, options),
    shape: (x, kernel) => kernels.convShape(name, x, kernel, options),
    transpose: [
      (g, [x, kernel]) => build(convInput(name, (x as Expr).shape, options), [g, kernel as Expr]),
      (g, [x, kernel]) => build(convKernel(name, (kernel as Expr).shape, options), [g, x as Expr]),
    ],
    batch: (args, batched, size) => mergedBatch(member(options), args, batched, size),
    tex: `\\operatorname{${name}}`,
    doc: `cross-correlation of ${layout}`,
    sample: [
      [-2, 2],
      [-2, 2],
    ],
    sampleShapes,
  }));
  return member;
}

export const conv1d = convolution('conv1d', '[batch, channels, length] with [filters, channels, width]', [
  [
    [2, 2, 5],
    [3, 2, 2],
  ],
]);
export const conv2d = convolution(
  'conv2d',
  '[batch, channels, height, width] with [filters, channels, height, width]',
  [
    [
      [1, 2, 4, 4],
      [2, 2, 3, 2],
    ],
  ],
);

/** The transpose of a convolution in its input. */
export const convInput: Family<[name: Name, input: Shape, options: Options]> = family(
  'convInput',
  (name, input, options) => ({
    signature: 'convInput(g, kernel)',
    kernel: (g, kernel) => kernels.convInput(name, g, kernel, input, options),
    shape: () => kernels.checkShape('convInput', input),
    transpose: [
      (h, [, kernel]) => build(familyOf(name)(options), [h, kernel as Expr]),
      (h, [g, kernel]) => build(convKernel(name, (kernel as Expr).shape, options), [g as Expr, h]),
    ],
    tex: '\\operatorname{convInput}',
    doc: 'the transpose of a convolution in its input',
    sample: [
      [-2, 2],
      [-2, 2],
    ],
  }),
);

/** The transpose of a convolution in its kernel. */
export const convKernel: Family<[name: Name, kernel: Shape, options: Options]> = family(
  'convKernel',
  (name, kernel, options) => ({
    signature: 'convKernel(g, x)',
    kernel: (g, x) => kernels.convKernel(name, g, x, kernel, options),
    shape: () => kernels.checkShape('convKernel', kernel),
    transpose: [
      (h, [, x]) => build(familyOf(name)(options), [x as Expr, h]),
      (h, [g, x]) => build(convInput(name, (x as Expr).shape, options), [g as Expr, h]),
    ],
    tex: '\\operatorname{convKernel}',
    doc: 'the transpose of a convolution in its kernel',
    sample: [
      [-2, 2],
      [-2, 2],
    ],
  }),
);

function familyOf(name: Name): Convolution {
  return name === 'conv1d' ? conv1d : conv2d;
}

/** A convolution has a batch axis of its own: another one is merged into it. A batch of kernels is done one by one. */
function mergedBatch(
  op: ReturnType<Convolution>,
  args: readonly Expr[],
  batched: readonly boolean[],
  size: number,
): Expr | undefined {
  if (batched[1]) return undefined;
  const [x, kernel] = args as [Expr, Expr];
  const [, inner, ...rest] = x.shape as [number, number, ...number[]];
  const result = build(op, [build(reshape([size * inner, ...rest]), [x]), kernel]);
  return build(reshape([size, inner, ...result.shape.slice(1)]), [result]);
}
