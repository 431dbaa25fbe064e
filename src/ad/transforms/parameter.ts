import { type Kind, needs, optionsOf, TEXT, wrongArgument } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import { type Expr, type Sym, sym, type Value } from '../../expr/index.ts';
import { sameShape, showShape, Tensor, type TensorLike, tensorFor } from '../../tensor/index.ts';

const owners = new WeakMap<Expr, Parameter>();
let count = 0;
const TENSOR: Kind = { is: (value) => value instanceof Tensor, words: 'a tensor' };

/**
 * A tensor that a model learns: its value changes between calls, its identity does not. Functions use it without taking
 * it as an argument; `grad(f, null, { weights })` differentiates by it.
 *
 * @example
 * const w = new Parameter(zeros([5, 3]), 'w');
 */
export class Parameter {
  readonly name: string;
  /** Whether `trainableParams` of a cell lists it. */
  readonly trainable: boolean;
  /** The variable that stands for it in traced functions. */
  readonly variable: Sym;
  #value: Tensor;

  constructor(value: TensorLike, name = `parameter${count}`, options: { readonly trainable?: boolean } = {}) {
    needs('Parameter', { name }, TEXT);
    const { trainable = true } = optionsOf('Parameter', options, ['trainable']);
    this.#value = tensorFor('Parameter', 'value', value);
    this.name = name;
    this.trainable = trainable;
    // No text can name it, and no other parameter has it.
    this.variable = sym(`parameter ${count++}`, this.#value.shape);
    owners.set(this.variable, this);
  }

  get value(): Tensor {
    return this.#value;
  }

  /** The shape stays the same. */
  set value(next: Tensor) {
    if (!(next instanceof Tensor)) throw wrongArgument(this.name, 'value', next, TENSOR);
    if (!sameShape(next.shape, this.shape)) {
      throw new FluxionError(
        'SHAPE',
        `The parameter ${this.name} has the shape ${showShape(this.shape)}, not ${showShape(next.shape)}.`,
        {
          suggestion: 'Make another parameter for another shape.',
        },
      );
    }
    this.#value = next;
  }

  get shape(): readonly number[] {
    return this.#value.shape;
  }
}

/** The parameter that a variable stands for. */
export function parameterOf(variable: Expr): Parameter | undefined {
  return owners.get(variable);
}

/** The value of a parameter as evaluation uses it: rank 0 is a number. */
export function parameterValue({ value }: Parameter): Value {
  return value.shape.length === 0 ? value.item() : value;
}
