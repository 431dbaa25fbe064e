/**
 * The jobs by name. A panel that needs one adds a file here beside the others, exports it as `job`, and enters it below;
 * it is loaded in the worker when it is first asked for.
 */
export const JOBS = {
  read: () => import('./read.ts'),
  export: () => import('./export.ts'),
  compare: () => import('./compare.ts'),
  steps: () => import('./steps.ts'),
  graph: () => import('./graph.ts'),
  curve: () => import('./curve.ts'),
  stepErrors: () => import('./stepErrors.ts'),
  costs: () => import('./costs.ts'),
  reading: () => import('./reading.ts'),
  checkAnswer: () => import('./checkAnswer.ts'),
  exercise: () => import('./exercise.ts'),
  partials: () => import('./partials.ts'),
  field: () => import('./field.ts'),
  layer: () => import('./layer.ts'),
  train: () => import('./train.ts'),
} as const;

type Loaded<N extends JobName> = Awaited<ReturnType<(typeof JOBS)[N]>>['job'];

export type JobName = keyof typeof JOBS;
export type InputOf<N extends JobName> = Parameters<Loaded<N>>[0];
export type OutputOf<N extends JobName> = Awaited<ReturnType<Loaded<N>>>;
