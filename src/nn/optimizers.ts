import { Parameter } from '../ad/transforms/index.ts';
import { type Kind, NUMBER, needs, optionsOf } from '../argument.ts';
import { FluxionError } from '../error.ts';
import type { Value } from '../expr/index.ts';
import { sameShape, showShape, Tensor, tensorFor } from '../tensor/index.ts';

const PARAMETERS: Kind = {
  is: (value) => Array.isArray(value) && value.every((item) => item instanceof Parameter),
  words: 'a list of parameters',
};

/** Changes parameters by their gradients. */
abstract class Optimizer {
  readonly parameters: readonly Parameter[];
  readonly learningRate: number;

  constructor(of: string, parameters: Parameter | readonly Parameter[], learningRate: number) {
    if (!(typeof learningRate === 'number' && learningRate > 0)) {
      throw new FluxionError('ARGUMENT', `A learning rate of ${String(learningRate)} makes no sense.`, {
        suggestion: 'Use a number above 0.',
      });
    }
    this.parameters = parameters instanceof Parameter ? [parameters] : parameters;
    needs(of, { parameters: this.parameters }, PARAMETERS);
    this.learningRate = learningRate;
  }

  /**
   * One step down the gradients, which stand in the order of the parameters.
   *
   * @throws FluxionError ARGUMENT or SHAPE where they do not fit the parameters.
   */
  step(gradients: Value | readonly Value[]): void {
    const list = Array.isArray(gradients) ? (gradients as readonly Value[]) : [gradients as Value];
    if (list.length !== this.parameters.length) {
      throw new FluxionError('ARGUMENT', `${list.length} gradient(s) for ${this.parameters.length} parameter(s).`, {
        suggestion: 'Take them from grad(f, null, { weights }) with the same weights.',
      });
    }
    this.begin();
    for (const [i, parameter] of this.parameters.entries()) {
      const g = tensorFor('step', `gradients[${i}]`, list[i] as Value);
      if (!sameShape(g.shape, parameter.shape)) {
        throw new FluxionError(
          'SHAPE',
          `The gradient of ${parameter.name} has the shape ${showShape(g.shape)}, the parameter ${showShape(parameter.shape)}.`,
          { suggestion: 'Give the gradients in the order of the parameters.' },
        );
      }
      const next = parameter.value.data.slice();
      this.update(next, g.data, i);
      parameter.value = new Tensor(parameter.shape, next);
    }
  }

  protected begin(): void {}

  /** Change the numbers of parameter `index` in place. */
  protected abstract update(numbers: Float64Array, gradient: Float64Array, index: number): void;

  /** Zeros beside every parameter. */
  protected memory(): Float64Array[] {
    return this.parameters.map(({ value }) => new Float64Array(value.size));
  }
}

/** Stochastic gradient descent: v = momentum v + g, w = w - learningRate v. */
export class SGD extends Optimizer {
  readonly momentum: number;
  readonly #velocities: Float64Array[];

  constructor(
    parameters: Parameter | readonly Parameter[],
    options: { readonly learningRate?: number; readonly momentum?: number } = {},
  ) {
    const { learningRate = 0.01, momentum = 0 } = optionsOf('SGD', options, ['learningRate', 'momentum']);
    super('SGD', parameters, learningRate);
    needs('SGD', { momentum }, NUMBER);
    this.momentum = momentum;
    this.#velocities = this.memory();
  }

  protected override update(numbers: Float64Array, gradient: Float64Array, index: number): void {
    const velocity = this.#velocities[index] as Float64Array;
    for (let i = 0; i < numbers.length; i++) {
      velocity[i] = this.momentum * (velocity[i] as number) + (gradient[i] as number);
      numbers[i] = (numbers[i] as number) - this.learningRate * (velocity[i] as number);
    }
  }
}

/** Adam: Kingma and Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1. */
export class Adam extends Optimizer {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly #first: Float64Array[];
  readonly #second: Float64Array[];
  #steps = 0;

  constructor(
    parameters: Parameter | readonly Parameter[],
    options: {
      readonly learningRate?: number;
      readonly beta1?: number;
      readonly beta2?: number;
      readonly epsilon?: number;
    } = {},
  ) {
    const known = ['learningRate', 'beta1', 'beta2', 'epsilon'];
    const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = optionsOf('Adam', options, known);
    super('Adam', parameters, learningRate);
    needs('Adam', { beta1, beta2, epsilon }, NUMBER);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.#first = this.memory();
    this.#second = this.memory();
  }

  protected override begin(): void {
    this.#steps++;
  }

  protected override update(numbers: Float64Array, gradient: Float64Array, index: number): void {
    const m = this.#first[index] as Float64Array;
    const v = this.#second[index] as Float64Array;
    const ofFirst = 1 - this.beta1 ** this.#steps;
    const ofSecond = 1 - this.beta2 ** this.#steps;
    for (let i = 0; i < numbers.length; i++) {
      const g = gradient[i] as number;
      m[i] = this.beta1 * (m[i] as number) + (1 - this.beta1) * g;
      v[i] = this.beta2 * (v[i] as number) + (1 - this.beta2) * g * g;
      const step = (m[i] as number) / ofFirst / (Math.sqrt((v[i] as number) / ofSecond) + this.epsilon);
      numbers[i] = (numbers[i] as number) - this.learningRate * step;
    }
  }
}
