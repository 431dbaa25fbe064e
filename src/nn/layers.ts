import { type Operand, ops, Parameter } from '../ad/transforms/index.ts';
import { FLAG, FUNCTION, type Kind, needs, optionsOf, POSITIVE, TEXT } from '../argument.ts';
import type { Value } from '../expr/index.ts';
import { map, ones, randn, type Tensor, zeros } from '../tensor/index.ts';
import { Cell } from './cell.ts';

export interface DenseOptions {
  /** What is applied to the result; nothing unless given. */
  readonly activation?: (x: Value) => Value;
  readonly bias?: boolean;
  /** Where the random weights start. */
  readonly seed?: number;
  readonly name?: string;
}

/** A dense layer x W + b. The weights start as normal numbers of variance 1/inputs, the bias as 0. */
export class Dense extends Cell {
  readonly weight: Parameter;
  readonly bias: Parameter | undefined;
  readonly #activation: (x: Value) => Value;

  constructor(inputs: number, outputs: number, options: DenseOptions = {}) {
    super();
    needs('Dense', { inputs, outputs }, POSITIVE);
    const known = ['activation', 'bias', 'seed', 'name'];
    const { activation = (x: Value) => x, bias = true, seed = 0, name = 'dense' } = optionsOf('Dense', options, known);
    needs('Dense', { activation }, FUNCTION);
    needs('Dense', { bias }, FLAG);
    this.weight = new Parameter(scaled(randn([inputs, outputs], { seed }), 1 / Math.sqrt(inputs)), `${name}.weight`);
    this.bias = bias ? new Parameter(zeros([outputs]), `${name}.bias`) : undefined;
    this.#activation = activation;
  }

  construct(x: Operand): Value {
    const product = ops.matmul(x, this.weight);
    return this.#activation(this.bias === undefined ? product : ops.add(product, this.bias));
  }
}

/** Layer normalisation over the last axis, with a learned scale and shift. */
export class LayerNorm extends Cell {
  readonly gamma: Parameter;
  readonly beta: Parameter;

  constructor(features: number, name = 'norm') {
    super();
    needs('LayerNorm', { features }, POSITIVE);
    needs('LayerNorm', { name }, TEXT);
    this.gamma = new Parameter(ones([features]), `${name}.gamma`);
    this.beta = new Parameter(zeros([features]), `${name}.beta`);
  }

  construct(x: Operand): Value {
    return ops.layerNorm(x, { gamma: this.gamma, beta: this.beta });
  }
}

interface Layer {
  construct(x: Operand): Value;
}

const LAYER: Kind = { is: (value) => value instanceof Cell, words: 'a Cell' };

/** Layers one after the other. */
export class Sequential extends Cell {
  readonly layers: readonly (Layer & Cell)[];

  constructor(...layers: readonly (Layer & Cell)[]) {
    super();
    for (const [i, layer] of layers.entries()) needs('Sequential', { [`layers[${i}]`]: layer }, LAYER);
    this.layers = layers;
  }

  construct(x: Operand): Value {
    return this.layers.reduce<Operand>((value, layer) => layer.construct(value), x) as Value;
  }
}

function scaled(t: Tensor, factor: number): Tensor {
  return map('dense', (x) => x * factor, t);
}
