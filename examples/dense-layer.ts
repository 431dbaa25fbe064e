/**
 * One dense layer with a sigmoid cross-entropy loss, differentiated in six ways, then trained.
 * Run it: npx tsx examples/dense-layer.ts
 */
import {
  Adam,
  Cell,
  fn,
  grad,
  type Operand,
  ones,
  ops,
  Parameter,
  randn,
  SGD,
  stopGradient,
  type Tensor,
  tensor,
  type Value,
  valueAndGrad,
  zeros,
} from '../src/index.ts';

const x = ones(5);
const y = zeros(3);
const w = randn([5, 3], { seed: 1 });
// Any w and b with these logits give the loss and the gradients below.
const logits = tensor([-1.40476596, -1.64932394, 2.24711204]);
const b = ops.sub(logits, ops.matmul(x, w)) as Tensor;

// loss 0.914285; every row of the gradient by w, and the one by b: 0.06568697 0.05373345 0.30146703

// 1. A function of everything; by w and b, which are arguments 2 and 3.
export function layer(x: Tensor, y: Tensor, w: Tensor, b: Tensor): Value {
  const z = ops.add(ops.matmul(x, w), b);
  return ops.binaryCrossEntropyWithLogits(z, y, ops.onesLike(z), ops.onesLike(z));
}
export const one = grad(layer, [2, 3])(x, y, w, b);

// 2. Two outputs: the derivative of both together, so exactly 1 more everywhere.
export function layerAndLogits(x: Tensor, y: Tensor, w: Tensor, b: Tensor): [Value, Value] {
  const z = ops.add(ops.matmul(x, w), b);
  return [ops.binaryCrossEntropyWithLogits(z, y, ops.onesLike(z), ops.onesLike(z)), z];
}
export const two = grad(layerAndLogits, [2, 3])(x, y, w, b);

// 3. stopGradient takes the second output out again.
export function stopped(x: Tensor, y: Tensor, w: Tensor, b: Tensor): [Value, Value] {
  const [loss, z] = layerAndLogits(x, y, w, b);
  return [loss, stopGradient(z)];
}
export const three = grad(stopped, [2, 3])(x, y, w, b);

// 4. So does hasAux, and z comes back.
export const [four, [z]] = grad(layerAndLogits, [2, 3], { hasAux: true })(x, y, w, b);

// 5. A cell with parameters.
class Layer extends Cell {
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
const model = new Layer(w, b);
const forward = (x: Tensor, y: Tensor): Value => {
  const z = model.construct(x);
  return ops.binaryCrossEntropyWithLogits(z, y, ops.onesLike(z), ops.onesLike(z));
};
export const [loss, five] = valueAndGrad(forward, null, { weights: model.trainableParams() })(x, y);

// 6. The same function written as text.
const text = fn('f(x, y, w, b) = binary_cross_entropy_with_logits(matmul(x, w) + b, y)');
export const six = grad(text, [2, 3])(x, y, w, b);

/** Learn y = 1 where 2 x0 - 3 x1 + 1 > 0, from the probabilities that belong to it. */
export function train(method: 'SGD' | 'Adam'): { losses: number[]; weight: Tensor; bias: Tensor } {
  const points = randn([200, 2], { seed: 3 });
  const labels = ops.sigmoid(ops.add(ops.matmul(points, [[2], [-3]]), 1)) as Tensor;
  const learner = new Layer(zeros([2, 1]), zeros([1]));
  const weights = learner.trainableParams();
  const optimizer =
    method === 'SGD' ? new SGD(weights, { learningRate: 2, momentum: 0.9 }) : new Adam(weights, { learningRate: 0.1 });
  const step = valueAndGrad((x: Tensor, y: Tensor) => ops.binaryCrossEntropyWithLogits(learner.construct(x), y), null, {
    weights,
  });
  const losses: number[] = [];
  for (let i = 0; i < 400; i++) {
    const [value, gradients] = step(points, labels);
    losses.push(value as number);
    optimizer.step(gradients);
  }
  return { losses, weight: learner.w.value, bias: learner.b.value };
}

if (process.argv[1]?.endsWith('dense-layer.ts')) {
  console.log(`loss ${loss}, z ${z}`);
  for (const [name, gradients] of Object.entries({ one, two, three, four, five, six })) {
    console.log(`${name}: by b ${(gradients as Tensor[])[1]}`);
  }
  for (const method of ['SGD', 'Adam'] as const) {
    const { losses, weight, bias } = train(method);
    console.log(
      `${method}: loss ${losses[0]?.toFixed(4)} -> ${losses.at(-1)?.toFixed(4)}; w ${weight.data}, b ${bias.data}`,
    );
  }
}
