import * as explain from '../../src/explain/index.ts';
import type { Job } from './job.ts';

/** A chart with the numbers behind it. */
export interface ChartView {
  readonly chart: explain.Chart;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** How the derivative of the logistic map swells, or what a gradient costs by the number of inputs. */
export const job: Job<{ readonly kind: 'swell' | 'cost' }, ChartView> = ({ kind }, { say }) => {
  if (kind === 'swell') {
    const rows = explain.swell();
    return {
      chart: explain.swellChart(rows, say),
      heads: explain.SWELL_HEADS.map((key) => say(key)),
      rows: rows.map(explain.swellCells),
    };
  }
  const rows = explain.gradientCosts();
  const chart = explain.costChart(rows, say);
  return {
    chart,
    heads: [say('plot.inputs'), ...chart.series.map(({ name }) => name)],
    rows: rows.map(({ inputs, numeric, forward, reverse, value }) => [inputs, numeric, forward, reverse, value]),
  };
};
