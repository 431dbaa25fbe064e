import { usePage } from '../../app/page.ts';
import { Plot } from '../../ui/plot/Plot.tsx';
import { linePath } from '../../ui/plot/scale.ts';

interface Props {
  readonly losses: readonly number[];
  readonly last: number;
}

/** The loss by the number of steps taken; the axis grows with them. */
export function LossCurve({ losses, last }: Props) {
  const { say } = usePage();
  const now = losses.length - 1;
  const loss = losses[now] as number;
  const end = [20, 50, 100, 200].find((steps) => steps >= now) ?? last;
  return (
    <Plot
      file="loss"
      name={say('page.layer.curve', { step: now, first: (losses[0] as number).toFixed(4), loss: loss.toFixed(4) })}
      x={{ label: say('page.layer.stepHead'), scale: 'linear' }}
      y={{ label: say('page.layer.loss'), scale: 'linear' }}
      xRange={{ low: 0, high: end }}
      yRange={{ low: 0, high: Math.max(1, 1.08 * Math.max(...losses)) }}
      height={(width) => Math.max(220, Math.min(320, width * 0.62))}
    >
      {(area) => (
        <>
          <path
            class="curve s0"
            d={linePath(
              losses.map((y, x) => [x, y] as const),
              area,
            )}
          />
          <circle class="touch" cx={area.across(now)} cy={area.down(loss)} r={5} />
        </>
      )}
    </Plot>
  );
}
