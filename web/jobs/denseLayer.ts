import {
  Cell,
  fn,
  grad,
  type Operand,
  ones,
  ops,
  Parameter,
  randn,
  stopGradient,
  type Tensor,
  tensor,
  type Value,
  valueAndGrad,
  zeros,
} from '../../src/index.ts';

/** The worked example: five inputs, three outputs, sigmoid cross entropy. */
export interface DenseLayer {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly w: Tensor;
  readonly b: Tensor;
}

/** Weights and a bias that lead to the logits of the example, and so to its loss and gradients. */
export function denseLayer(): DenseLayer {
  const x = ones(5);
  const w = randn([5, 3], { seed: 1 });
  const logits = tensor([-1.40476596, -1.64932394, 2.24711204]);
  return { x, y: zeros(3), w, b: ops.sub(logits, ops.matmul(x, w)) as Tensor };
}

/** A dense layer as a cell with parameters. */
export class Layer extends Cell {
  readonly w: Parameter;
  readonly b: Parameter;

  constructor(w: Tensor, b: Tensor) {
    super();
    this.w = new Parameter(w, 'w');
    this.b = new Parameter(b, 'b');
  }

  construct(x: Operand): Value {
    return ops.add(ops.matmul(x, this.w), this.b);
  }
}

type Layered = (x: Tensor, y: Tensor, w: Tensor, b: Tensor) => Value;
type Outputs = (x: Tensor, y: Tensor, w: Tensor, b: Tensor) => [Value, Value];

const layer: Layered = (x, y, w, b) => ops.binaryCrossEntropyWithLogits(ops.add(ops.matmul(x, w), b), y);

const layerAndLogits: Outputs = (x, y, w, b) => {
  const z = ops.add(ops.matmul(x, w), b);
  return [ops.binaryCrossEntropyWithLogits(z, y), z];
};

const stopped: Outputs = (x, y, w, b) => {
  const [loss, z] = layerAndLogits(x, y, w, b);
  return [loss, stopGradient(z)];
};

/** A form of the gradient by w and b: how it is written, and what it gives. */
export interface Form {
  readonly code: string;
  readonly gradients: (layer: DenseLayer) => readonly [Tensor, Tensor];
}

const pair = (gradients: unknown): readonly [Tensor, Tensor] => gradients as [Tensor, Tensor];

/** The forms of the example, by name. */
export const FORMS = {
  plain: {
    code: [
      'const layer = (x, y, w, b) =>',
      '  ops.binaryCrossEntropyWithLogits(ops.add(ops.matmul(x, w), b), y);',
      'grad(layer, [2, 3])(x, y, w, b);',
    ].join('\n'),
    gradients: ({ x, y, w, b }) => pair(grad(layer, [2, 3])(x, y, w, b)),
  },
  outputs: {
    code: [
      'const layerAndLogits = (x, y, w, b) => {',
      '  const z = ops.add(ops.matmul(x, w), b);',
      '  return [ops.binaryCrossEntropyWithLogits(z, y), z];',
      '};',
      'grad(layerAndLogits, [2, 3])(x, y, w, b);',
    ].join('\n'),
    gradients: ({ x, y, w, b }) => pair(grad(layerAndLogits, [2, 3])(x, y, w, b)),
  },
  stopped: {
    code: [
      'const stopped = (x, y, w, b) => {',
      '  const [loss, z] = layerAndLogits(x, y, w, b);',
      '  return [loss, stopGradient(z)];',
      '};',
      'grad(stopped, [2, 3])(x, y, w, b);',
    ].join('\n'),
    gradients: ({ x, y, w, b }) => pair(grad(stopped, [2, 3])(x, y, w, b)),
  },
  aux: {
    code: 'const [gradients, [z]] = grad(layerAndLogits, [2, 3], { hasAux: true })(x, y, w, b);',
    gradients: ({ x, y, w, b }) => pair(grad(layerAndLogits, [2, 3], { hasAux: true })(x, y, w, b)[0]),
  },
  cell: {
    code: [
      'const model = new Layer(w, b);',
      'const weights = model.trainableParams();',
      'const forward = (x, y) => ops.binaryCrossEntropyWithLogits(model.construct(x), y);',
      'const [loss, gradients] = valueAndGrad(forward, null, { weights })(x, y);',
    ].join('\n'),
    gradients: ({ x, y, w, b }) => {
      const model = new Layer(w, b);
      return pair(stepOf(model)(x, y)[1]);
    },
  },
  text: {
    code: [
      "const f = fn('f(x, y, w, b) = binary_cross_entropy_with_logits(matmul(x, w) + b, y)');",
      'grad(f, [2, 3])(x, y, w, b);',
    ].join('\n'),
    gradients: ({ x, y, w, b }) =>
      pair(grad(fn('f(x, y, w, b) = binary_cross_entropy_with_logits(matmul(x, w) + b, y)'), [2, 3])(x, y, w, b)),
  },
} as const satisfies Readonly<Record<string, Form>>;

export type FormName = keyof typeof FORMS;

/** Loss and gradients by the parameters of a model. */
export function stepOf(model: Layer) {
  const forward = (x: Tensor, y: Tensor): Value => ops.binaryCrossEntropyWithLogits(model.construct(x), y);
  return valueAndGrad(forward, null, { weights: model.trainableParams() });
}
