import { FluxionError } from '../error.ts';
import { matmul } from './matmul.ts';
import { sum } from './reduce.ts';
import { sameShape, shapeError, showShape, sizeOf } from './shape.ts';
import { reshape, swapLast } from './structure.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/** `'valid'` uses whole windows only; `'same'` pads with zeros, so that stride 1 keeps the lengths. */
export interface ConvolutionOptions {
  readonly padding?: 'valid' | 'same';
  /** Steps between windows, along each axis. */
  readonly stride?: number | readonly number[];
}

/**
 * Cross-correlation over one axis, as the field's "convolution": input [batch, channels, length], kernel
 * [filters, channels, width], result [batch, filters, length'].
 *
 * @throws FluxionError SHAPE where the shapes do not fit.
 */
export function conv1d(input: Tensor, kernel: Tensor, options: ConvolutionOptions = {}): Tensor {
  return convolve('conv1d', input, kernel, options);
}

/** The same over two axes: input [batch, channels, height, width], kernel [filters, channels, height, width]. */
export function conv2d(input: Tensor, kernel: Tensor, options: ConvolutionOptions = {}): Tensor {
  return convolve('conv2d', input, kernel, options);
}

function convolve(operation: Operation, input: Tensor, kernel: Tensor, options: ConvolutionOptions): Tensor {
  const plan = planOf(operation, input.shape, kernel.shape, options);
  return reshape(matmul(flatKernel(kernel), windows(input, plan)), plan.output);
}

/** The adjoint of the input: the transpose of the convolution with this kernel. */
export function convInput(
  operation: Operation,
  adjoint: Tensor,
  kernel: Tensor,
  inputShape: Shape,
  options: ConvolutionOptions = {},
): Tensor {
  const plan = planOf(operation, inputShape, kernel.shape, options);
  return addWindows(matmul(swapLast(flatKernel(kernel)), flatAdjoint(adjoint, plan)), plan);
}

/** The adjoint of the kernel: the transpose of the convolution of this input. */
export function convKernel(
  operation: Operation,
  adjoint: Tensor,
  input: Tensor,
  kernelShape: Shape,
  options: ConvolutionOptions = {},
): Tensor {
  const plan = planOf(operation, input.shape, kernelShape, options);
  return reshape(sum(matmul(flatAdjoint(adjoint, plan), swapLast(windows(input, plan))), 0), kernelShape);
}

/** The shape that a convolution gives. */
export function convShape(operation: Operation, input: Shape, kernel: Shape, options: ConvolutionOptions = {}): Shape {
  return planOf(operation, input, kernel, options).output;
}

type Operation = 'conv1d' | 'conv2d';

/** One spatial axis: lengths of input, kernel and output, the zeros before the input, and the step between windows. */
interface Axis {
  readonly input: number;
  readonly kernel: number;
  readonly output: number;
  readonly before: number;
  readonly stride: number;
}

interface Plan {
  readonly input: Shape;
  readonly output: Shape;
  /** Height and width; a convolution over one axis has height 1. */
  readonly vertical: Axis;
  readonly horizontal: Axis;
}

const SINGLE: Axis = { input: 1, kernel: 1, output: 1, before: 0, stride: 1 };

function planOf(operation: Operation, input: Shape, kernel: Shape, options: ConvolutionOptions): Plan {
  const rank = operation === 'conv1d' ? 3 : 4;
  if (input.length !== rank || kernel.length !== rank || input[1] !== kernel[1]) {
    throw shapeError(
      `${operation} cannot combine an input of shape ${showShape(input)} with a kernel of shape ${showShape(kernel)}.`,
      `They are [batch, channels, ${rank === 3 ? 'length' : 'height, width'}] and [filters, channels, ${rank === 3 ? 'width' : 'height, width'}], with equal channels.`,
    );
  }
  const axes = input
    .slice(2)
    .map((length, i) =>
      axisOf(operation, length, kernel[i + 2] as number, strideOf(options.stride, i), options.padding ?? 'valid'),
    );
  const [horizontal = SINGLE, vertical = SINGLE] = [...axes].reverse();
  return {
    input,
    output: [input[0] as number, kernel[0] as number, ...axes.map((axis) => axis.output)],
    vertical,
    horizontal,
  };
}

function strideOf(stride: number | readonly number[] = 1, axis: number): number {
  return typeof stride === 'number' ? stride : (stride[axis] ?? 1);
}

function axisOf(operation: Operation, input: number, kernel: number, stride: number, padding: 'valid' | 'same'): Axis {
  if (!Number.isInteger(stride) || stride < 1) {
    throw new FluxionError('ARGUMENT', `${operation}: a stride of ${stride} makes no sense.`, {
      suggestion: 'Use a whole number from 1 on.',
    });
  }
  if (padding === 'same') {
    const output = Math.ceil(input / stride);
    const zeros = Math.max(0, (output - 1) * stride + kernel - input);
    return { input, kernel, output, before: zeros >> 1, stride };
  }
  if (kernel > input) {
    throw shapeError(
      `${operation}: a kernel of length ${kernel} does not fit into an input of length ${input}.`,
      "Use padding 'same', or a smaller kernel.",
    );
  }
  return { input, kernel, output: Math.floor((input - kernel) / stride) + 1, before: 0, stride };
}

function flatKernel(kernel: Tensor): Tensor {
  return reshape(kernel, [kernel.shape[0] as number, sizeOf(kernel.shape.slice(1))]);
}

function flatAdjoint(adjoint: Tensor, plan: Plan): Tensor {
  if (!sameShape(adjoint.shape, plan.output)) {
    throw shapeError(
      `convolution: an adjoint of shape ${showShape(adjoint.shape)} does not fit the result's shape ${showShape(plan.output)}.`,
      'They must be equal.',
    );
  }
  return reshape(adjoint, [plan.output[0] as number, plan.output[1] as number, sizeOf(plan.output.slice(2))]);
}

/** All windows as columns: [batch, channels * kernel elements, output elements]; a convolution is then one product. */
function windows(input: Tensor, plan: Plan): Tensor {
  const shape = windowsShape(plan);
  const data = new Float64Array(sizeOf(shape));
  forEachWindowElement(plan, (inside, column) => {
    data[column] = input.data[inside] as number;
  });
  return new Tensor(shape, data);
}

/** Add the columns back to where they came from: the transpose of `windows`. */
function addWindows(columns: Tensor, plan: Plan): Tensor {
  const data = new Float64Array(sizeOf(plan.input));
  forEachWindowElement(plan, (inside, column) => {
    data[inside] = (data[inside] as number) + (columns.data[column] as number);
  });
  return new Tensor(plan.input, data);
}

function windowsShape({ input, vertical, horizontal }: Plan): Shape {
  const [batch, channels] = input as [number, number];
  return [batch, channels * vertical.kernel * horizontal.kernel, vertical.output * horizontal.output];
}

/** Every element of every window that is no padding: its place in the input, and in the array of columns. */
function forEachWindowElement(
  { input, vertical, horizontal }: Plan,
  visit: (inside: number, column: number) => void,
): void {
  const planes = (input[0] as number) * (input[1] as number);
  let column = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (let kernelRow = 0; kernelRow < vertical.kernel; kernelRow++) {
      for (let kernelColumn = 0; kernelColumn < horizontal.kernel; kernelColumn++) {
        for (let y = 0; y < vertical.output; y++) {
          const row = y * vertical.stride + kernelRow - vertical.before;
          const start = (plane * vertical.input + row) * horizontal.input;
          for (let x = 0; x < horizontal.output; x++, column++) {
            const at = x * horizontal.stride + kernelColumn - horizontal.before;
            if (row >= 0 && row < vertical.input && at >= 0 && at < horizontal.input) visit(start + at, column);
          }
        }
      }
    }
  }
}
