import { describe, test } from '@jest/globals';
import {
  type ConvolutionOptions,
  conv1d,
  conv2d,
  convInput,
  convKernel,
  randn,
  zeros,
} from '../../src/tensor/index.ts';
import { expectClose, expectError, expectTransposes, golden, type Stored, stored } from './support.ts';

interface ConvCase {
  input: Stored;
  kernel: Stored;
  stride: number;
  padding: 'valid' | 'same';
  result: Stored;
}

describe.each(golden<{ conv: ConvCase[] }>().conv)(
  'convolution $input.0 by $kernel.0, stride $stride, $padding',
  (item) => {
    const operation = item.input[0].length === 3 ? 'conv1d' : 'conv2d';
    const convolve = operation === 'conv1d' ? conv1d : conv2d;
    const options: ConvolutionOptions = { stride: item.stride, padding: item.padding };
    const [inputShape, kernelShape] = [item.input[0], item.kernel[0]];

    test('is what its definition gives', () => {
      expectClose(convolve(stored(item.input), stored(item.kernel), options), stored(item.result));
    });

    test('has both transposes', () => {
      const kernel = randn(kernelShape, { seed: 11 });
      expectTransposes(
        (x) => convolve(x, kernel, options),
        (g) => convInput(operation, g, kernel, inputShape, options),
        inputShape,
      );
      const input = randn(inputShape, { seed: 12 });
      expectTransposes(
        (w) => convolve(input, w, options),
        (g) => convKernel(operation, g, input, kernelShape, options),
        kernelShape,
      );
    });
  },
);

test('shapes that do not fit are named', () => {
  expectError(() => conv1d(zeros([1, 2, 5]), zeros([1, 3, 2])), 'SHAPE', 'conv1d', '[1, 2, 5]', '[1, 3, 2]');
  expectError(() => conv2d(zeros([1, 2, 5]), zeros([1, 2, 2])), 'SHAPE', 'conv2d', '[1, 2, 5]');
  expectError(() => conv1d(zeros([1, 1, 2]), zeros([1, 1, 3])), 'SHAPE', 'length 3', 'length 2');
  expectError(() => conv1d(zeros([1, 1, 2]), zeros([1, 1, 1]), { stride: 0 }), 'ARGUMENT', 'stride of 0');
  expectError(
    () => convInput('conv1d', zeros([1, 1, 9]), zeros([1, 1, 1]), [1, 1, 2]),
    'SHAPE',
    '[1, 1, 9]',
    '[1, 1, 2]',
  );
});
