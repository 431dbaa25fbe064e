import { useRef, useState } from 'preact/hooks';
import { usePage } from '../../app/page.ts';
import type { CurveView } from '../../jobs/curve.ts';
import { Plot } from '../../ui/plot/Plot.tsx';
import { type Area, linePath, nearestIndex } from '../../ui/plot/scale.ts';

interface Props {
  readonly curve: CurveView;
  readonly index: number;
  readonly name: string;
  readonly onPlace: (x: number) => void;
  /** The visitor has dragged the picture by so much. */
  readonly onPan: (offset: number) => void;
}

interface Drag {
  readonly from: number;
  readonly unit: number;
}

/** f, f' and the tangent: the pointer moves the tangent, a mouse that drags moves the section. */
export function TangentPlot({ curve, index, name, onPlace, onPan }: Props) {
  const { hidden } = usePage();
  const { xs, f, derivative, low, high, variable } = curve;
  const drag = useRef<Drag | undefined>(undefined);
  const [offset, setOffset] = useState(0);
  const x = xs[index] as number;
  const value = f[index] as number;
  const slope = derivative[index] as number;
  const far = high - low;
  const showSlope = !hidden.has('values');

  const follow = (area: Area, event: PointerEvent): void =>
    onPlace(xs[nearestIndex(xs, area.valueAt(event.offsetX))] as number);
  const start = (area: Area, event: PointerEvent): void => {
    // A finger points where it is set down.
    if (event.pointerType !== 'mouse') follow(area, event);
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, unit: far / area.width };
  };
  const move = (area: Area, event: PointerEvent): void => {
    if (drag.current !== undefined) setOffset((drag.current.from - event.clientX) * drag.current.unit);
    else follow(area, event);
  };
  const end = (): void => {
    if (drag.current !== undefined && offset !== 0) onPan(offset);
    drag.current = undefined;
    setOffset(0);
  };

  return (
    <Plot
      file="curve"
      class={offset === 0 ? 'tangent-plot' : 'tangent-plot dragging'}
      name={name}
      x={{ label: variable, scale: 'linear' }}
      y={{ label: '', scale: 'linear' }}
      xRange={{ low: low + offset, high: high + offset }}
      yRange={rangeOf(curve, showSlope)}
      height={(width) => Math.max(260, Math.min(420, width * 0.52))}
      on={(area) => ({
        onPointerDown: (event) => start(area, event),
        onPointerMove: (event) => move(area, event),
        onPointerUp: end,
        onPointerCancel: end,
      })}
    >
      {(area) => (
        <>
          <path class="zero" d={`M${area.left} ${area.down(0).toFixed(1)}h${area.width}`} />
          <path class="zero" d={`M${area.across(0).toFixed(1)} ${area.top}v${area.height}`} />
          <path class="cursor" d={`M${area.across(x).toFixed(1)} ${area.top}v${area.height}`} />
          {showSlope && <path class="curve s1" d={linePath(zip(xs, derivative, curve), area)} />}
          <path class="curve s0" d={linePath(zip(xs, f, curve), area)} />
          {Number.isFinite(value) && Number.isFinite(slope) && (
            <>
              <path
                class="tangent-line"
                d={linePath(
                  [
                    [x - far, value - far * slope],
                    [x + far, value + far * slope],
                  ],
                  area,
                )}
              />
              <circle class="touch" cx={area.across(x)} cy={area.down(value)} r={5.5} />
              {showSlope && <circle class="touch slope" cx={area.across(x)} cy={area.down(slope)} r={4} />}
            </>
          )}
        </>
      )}
    </Plot>
  );
}

function rangeOf({ range, rangeOfBoth }: CurveView, showSlope: boolean): { low: number; high: number } {
  const [low, high] = showSlope ? rangeOfBoth : range;
  return { low, high };
}

/** Points of a curve, with a gap where it leaves the picture by far: a pole is no line. */
function zip(xs: readonly number[], ys: readonly number[], { range }: CurveView): (readonly [number, number])[] {
  const room = 20 * (range[1] - range[0]);
  return xs.map((x, i) => {
    const y = ys[i] as number;
    return [x, y > range[0] - room && y < range[1] + room ? y : NaN] as const;
  });
}
