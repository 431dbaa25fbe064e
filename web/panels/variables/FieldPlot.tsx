import { useMemo } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { FieldView } from '../../jobs/field.ts';
import { Plot } from '../../ui/plot/Plot.tsx';
import { type Area, nearestIndex } from '../../ui/plot/scale.ts';
import type { Place } from './Field.tsx';

interface Props {
  readonly field: FieldView;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly name: string;
}

/** Arrows on a side. */
const ARROWS = 15;

/** Level curves, darker where f is higher, with arrows along the gradient; one follows the pointer. */
export function FieldPlot({ field, place, onPlace, name }: Props) {
  const { hidden } = usePage();
  const { across, up, xs, ys, levels } = field;
  const follow = (area: Area, event: PointerEvent): void =>
    onPlace({
      column: nearestIndex(xs, area.valueAt(event.offsetX)),
      row: nearestIndex(ys, area.valueDown(event.offsetY)),
    });
  return (
    <Plot
      file="level-curves"
      class="field-plot"
      name={name}
      x={{ label: across, scale: 'linear' }}
      y={{ label: up, scale: 'linear' }}
      xRange={{ low: xs[0] as number, high: xs.at(-1) as number }}
      yRange={{ low: ys[0] as number, high: ys.at(-1) as number }}
      // As long across as up: only so a gradient stands upright on a level curve.
      height={(width) => width}
      on={(area) => ({
        onPointerMove: (event) => follow(area, event),
        onPointerDown: (event) => follow(area, event),
      })}
    >
      {(area) => (
        <>
          <g
            class="levels"
            transform={`translate(${area.left} ${area.top}) scale(${area.width / 1000} ${area.height / 1000})`}
          >
            {levels.map(({ value, path }) => (
              <path key={value} d={path} vector-effect="non-scaling-stroke" />
            ))}
          </g>
          {!hidden.has('values') && <Arrows field={field} area={area} />}
          {levels.map(
            ({ value, label }) =>
              label !== undefined && (
                <text
                  key={value}
                  class="level-text"
                  text-anchor="middle"
                  x={area.left + (area.width * label[0]) / 1000}
                  y={area.top + (area.height * label[1]) / 1000 + 4}
                >
                  {explain.brief(value)}
                </text>
              ),
          )}
          <Here field={field} area={area} place={place} showArrow={!hidden.has('values')} />
        </>
      )}
    </Plot>
  );
}

/** The arrows of the field: longer where f is steeper, by the root, so that small ones are seen too. */
function Arrows({ field, area }: { readonly field: FieldView; readonly area: Area }) {
  const paths = useMemo(() => {
    const most = steepest(field);
    const { xs, ys } = field;
    const every = Math.floor((xs.length - 1) / (ARROWS - 1));
    const room = (area.width / (ARROWS - 1)) * 0.85;
    const parts: string[] = [];
    for (let row = every / 2; row < ys.length; row += every) {
      for (let column = every / 2; column < xs.length; column += every) {
        const arrow = gradientAt(field, { column, row });
        if (arrow === undefined || arrow.length === 0) continue;
        parts.push(arrowPath(area, field, { column, row }, arrow, room * Math.sqrt(arrow.length / most)));
      }
    }
    return parts.join('');
  }, [field, area.width, area.left, area.top]);
  return <path class="arrows" d={paths} />;
}

interface HereProps {
  readonly field: FieldView;
  readonly area: Area;
  readonly place: Place;
  readonly showArrow: boolean;
}

/** The chosen place with its gradient, true to scale among all places. */
function Here({ field, area, place, showArrow }: HereProps) {
  const { xs, ys } = field;
  const [x, y] = [area.across(xs[place.column] as number), area.down(ys[place.row] as number)];
  const gradient = gradientAt(field, place);
  const size = gradient === undefined ? 0 : 18 + 0.22 * area.width * Math.sqrt(gradient.length / steepest(field));
  return (
    <g class="here">
      {showArrow && gradient !== undefined && gradient.length > 0 && (
        <path class="gradient" d={arrowPath(area, field, place, gradient, size, 9)} />
      )}
      <circle cx={x} cy={y} r={5} />
    </g>
  );
}

interface Gradient {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

function gradientAt({ xs, slopeAcross, slopeUp }: FieldView, { column, row }: Place): Gradient | undefined {
  const k = row * xs.length + column;
  const [x, y] = [slopeAcross[k] as number, slopeUp[k] as number];
  const length = Math.hypot(x, y);
  return Number.isFinite(length) ? { x, y, length } : undefined;
}

/** The steepest slope but for the few next to a pole. */
function steepest({ slopeAcross, slopeUp }: FieldView): number {
  const lengths = slopeAcross.map((x, k) => Math.hypot(x, slopeUp[k] as number)).filter(Number.isFinite);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(0.99 * (lengths.length - 1))] || 1;
}

/** An arrow that begins at a place; never longer than a quarter of the picture. */
function arrowPath(
  area: Area,
  { xs, ys }: FieldView,
  { column, row }: Place,
  { x, y, length }: Gradient,
  size: number,
  head = 4,
): string {
  const long = Math.min(size, area.width / 4);
  const [fromX, fromY] = [area.across(xs[column] as number), area.down(ys[row] as number)];
  const [dx, dy] = [x / length, -y / length];
  const [toX, toY] = [fromX + long * dx, fromY + long * dy];
  const barb = Math.min(head, long / 2);
  const wing = (side: number): string =>
    `${(toX - barb * dx + side * barb * 0.6 * dy).toFixed(1)} ${(toY - barb * dy - side * barb * 0.6 * dx).toFixed(1)}`;
  return `M${fromX.toFixed(1)} ${fromY.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}M${wing(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}L${wing(-1)}`;
}
