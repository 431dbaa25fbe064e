import { useState } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { Slider } from '../Slider.tsx';
import { Legend, Mark } from './Mark.tsx';
import { Plot } from './Plot.tsx';
import { type Area, linePath, nearestIndex } from './scale.ts';

interface Props {
  /** What its file is called. */
  readonly file: string;
  readonly chart: explain.Chart;
  /** What one place on the x axis is called. */
  readonly placeText: (x: number) => string;
  readonly valueText?: (y: number) => string;
}

/** A chart of several series; a slider or the pointer reads the values off at one place. */
export function ChartPlot({ chart, file, placeText, valueText = explain.brief }: Props) {
  const xs = [...new Set(chart.series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  const [index, setIndex] = useState(xs.length - 1);
  const at = Math.min(index, xs.length - 1);
  const x = xs[at] as number;
  const valueOf = ({ points }: explain.Series): number | undefined => points.find(([place]) => place === x)?.[1];
  const follow = (area: Area, event: PointerEvent): void => setIndex(nearest(xs, area.valueAt(event.offsetX), chart.x));
  return (
    <div class="chart">
      <Plot
        file={file}
        name={`${chart.title}. ${chart.notes.join(' ')}`}
        x={chart.x}
        y={chart.y}
        xRange={padded(explain.rangeOf(chart, 'x'))}
        yRange={explain.rangeOf(chart, 'y')}
        height={(width) => Math.max(240, Math.min(400, width * 0.5))}
        on={(area) => ({
          onPointerMove: (event) => follow(area, event),
          onPointerDown: (event) => follow(area, event),
        })}
      >
        {(area) => (
          <>
            <path class="cursor" d={`M${area.across(x).toFixed(1)} ${area.top}v${area.height}`} />
            {chart.series.map((series, i) => (
              <g key={series.name}>
                <path class={`curve s${i % explain.SERIES}`} d={linePath(series.points, area)} />
                {series.kind !== 'line' &&
                  series.points
                    .filter((point) => explain.isDrawable(point, area))
                    .map(([px, py]) => <Mark key={px} series={i} x={area.across(px)} y={area.down(py)} />)}
              </g>
            ))}
          </>
        )}
      </Plot>
      <div class="chart-reading">
        <Slider label={chart.x.label} index={at} count={xs.length} text={placeText(x)} onChange={setIndex} />
        <Legend
          items={chart.series.map((series, i) => {
            const value = valueOf(series);
            return { name: series.name, series: i, value: value === undefined ? undefined : valueText(value) };
          })}
        />
      </div>
    </div>
  );
}

function padded({ low, high }: explain.Range): explain.Range {
  const room = 0.03 * (high - low);
  return { low: low - room, high: high + room };
}

/** The nearest place as the eye sees it. */
function nearest(xs: readonly number[], value: number, axis: explain.Axis): number {
  return nearestIndex(
    xs.map((x) => explain.placeOf(x, axis)),
    explain.placeOf(value, axis),
  );
}
