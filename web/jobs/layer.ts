import { ops, type Tensor } from '../../src/index.ts';
import { type DenseLayer, denseLayer, FORMS, type FormName, Layer, stepOf } from './denseLayer.ts';
import type { Job } from './job.ts';

/** A tensor as rows of numbers; a vector is one row. */
export type Grid = readonly (readonly number[])[];

export interface FormView {
  readonly name: FormName;
  readonly code: string;
  readonly byW: Grid;
  readonly byB: Grid;
}

/** The layer with everything that is computed on the way to its loss. */
export interface PassView {
  readonly w: Grid;
  readonly b: Grid;
  readonly z: Grid;
  /** The sigmoid of z. */
  readonly p: Grid;
  readonly loss: number;
}

export interface LayerView extends PassView {
  readonly x: Grid;
  readonly y: Grid;
  readonly forms: readonly FormView[];
}

/** The worked example with its gradient in every form. */
export const job: Job<null, LayerView> = () => {
  const layer = denseLayer();
  const names = Object.keys(FORMS) as FormName[];
  return {
    ...passOf(layer),
    x: gridOf(layer.x),
    y: gridOf(layer.y),
    forms: names.map((name): FormView => {
      const [byW, byB] = FORMS[name].gradients(layer);
      return { name, code: FORMS[name].code, byW: gridOf(byW), byB: gridOf(byB) };
    }),
  };
};

/** One pass forward. */
export function passOf({ x, y, w, b }: DenseLayer): PassView {
  const model = new Layer(w, b);
  const z = model.construct(x) as Tensor;
  const [loss] = stepOf(model)(x, y);
  return { w: gridOf(w), b: gridOf(b), z: gridOf(z), p: gridOf(ops.sigmoid(z) as Tensor), loss: loss as number };
}

export function gridOf({ shape, data }: Tensor): Grid {
  const columns = shape.at(-1) ?? 1;
  return Array.from({ length: data.length / columns }, (_, r) => [...data.slice(r * columns, (r + 1) * columns)]);
}
