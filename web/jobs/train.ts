import { Adam, SGD, type Tensor } from '../../src/index.ts';
import { denseLayer, Layer, stepOf } from './denseLayer.ts';
import type { Job } from './job.ts';
import { type Grid, gridOf, type PassView, passOf } from './layer.ts';

export interface TrainInput {
  readonly method: 'SGD' | 'Adam';
  readonly rate: number;
  readonly momentum: number;
  /** Steps that are taken at once, without being shown. */
  readonly from: number;
  /** Steps in all. */
  readonly until: number;
  /** Milliseconds that a step stays. */
  readonly pause: number;
}

export interface TrainView extends PassView {
  readonly step: number;
  /** The loss before every step so far, and now. */
  readonly losses: readonly number[];
  /** The gradient now. */
  readonly byW: Grid;
  readonly byB: Grid;
}

/** Train the layer of the example, a step at a time; the same input always gives the same steps. */
export const job: Job<TrainInput, TrainView> = async (input, { progress }) => {
  const { method, rate, momentum, from, until, pause } = input;
  const { x, y, w, b } = denseLayer();
  const model = new Layer(w, b);
  const weights = model.trainableParams();
  const optimizer =
    method === 'SGD' ? new SGD(weights, { learningRate: rate, momentum }) : new Adam(weights, { learningRate: rate });
  const gradientOf = stepOf(model);
  const losses: number[] = [];
  for (let step = 0; ; step++) {
    const [loss, gradients] = gradientOf(x, y);
    losses.push(loss as number);
    if (step >= from || step >= until) {
      const [byW, byB] = gradients as unknown as [Tensor, Tensor];
      const pass = passOf({ x, y, w: model.w.value, b: model.b.value });
      const view = { ...pass, step, losses: [...losses], byW: gridOf(byW), byB: gridOf(byB) };
      if (step >= until) return view;
      progress(view);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    optimizer.step(gradients);
  }
};
