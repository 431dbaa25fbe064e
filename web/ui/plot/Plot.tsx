import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { PictureFiles } from '../picture/PictureFiles.tsx';
import { useWidth } from '../useWidth.ts';
import { type Area, areaOf } from './scale.ts';
import './plot.css';

/** Coordinates of the events are those of the picture: `offsetX`, `offsetY`. */
export interface PointerHandlers {
  readonly onPointerMove?: (event: PointerEvent) => void;
  readonly onPointerDown?: (event: PointerEvent) => void;
  readonly onPointerUp?: (event: PointerEvent) => void;
  readonly onPointerCancel?: (event: PointerEvent) => void;
}

interface Props extends Pick<Area, 'x' | 'y' | 'xRange' | 'yRange'> {
  /** What the picture shows, for those who do not see it. */
  readonly name: string;
  /** Height by width; where a unit is as long on both axes, of the area itself. */
  readonly height: (width: number) => number;
  readonly on?: (area: Area) => PointerHandlers;
  /** What is drawn inside the area. */
  readonly children: (area: Area) => ComponentChildren;
  /** What is drawn over it and may stand out. */
  readonly above?: (area: Area) => ComponentChildren;
  /** What its file is called. */
  readonly file: string;
  readonly class?: string;
}

const ROOM = { top: 10, right: 14, bottom: 40 } as const;
const CHARACTER = 7;

/** Axes, grid and room for curves, as wide as its place. */
export function Plot({ name, x, y, xRange, yRange, height, on, children, above, file, class: className = '' }: Props) {
  const [place, width] = useWidth<HTMLDivElement>();
  const clip = useId();
  const yTicks = explain.ticksOf(yRange, y, 6).map((at) => ({ at, text: explain.tickText(at, y) }));
  const left = 14 + CHARACTER * Math.max(2, ...yTicks.map(({ text }) => text.length)) + (y.label === '' ? 0 : 18);
  const inner = Math.max(60, width - left - ROOM.right);
  const tall = Math.round(height(inner));
  const area = areaOf({ left, top: ROOM.top, width: inner, height: tall }, { x, y, xRange, yRange });
  const bottom = ROOM.top + tall;
  const xTicks = explain.ticksOf(xRange, x, Math.max(3, Math.floor(inner / 76)));
  const across = (at: number): number => left + (inner * (at - xRange.low)) / (xRange.high - xRange.low);
  const down = (at: number): number => bottom - (tall * (at - yRange.low)) / (yRange.high - yRange.low);
  return (
    <div class={`plot ${className}`} ref={place}>
      {width > 0 && (
        <svg role="img" aria-label={name} width={width} height={bottom + ROOM.bottom} {...on?.(area)}>
          <defs>
            <clipPath id={clip}>
              <rect x={left} y={ROOM.top} width={inner} height={tall} />
            </clipPath>
          </defs>
          <rect class="ground" x={left} y={ROOM.top} width={inner} height={tall} />
          {xTicks.map((at) => (
            <g key={at} class="tick">
              <path d={`M${across(at).toFixed(1)} ${ROOM.top}V${bottom}`} />
              <text x={across(at)} y={bottom + 17} text-anchor="middle">
                {explain.tickText(at, x)}
              </text>
            </g>
          ))}
          {yTicks.map(({ at, text }) => (
            <g key={at} class="tick">
              <path d={`M${left} ${down(at).toFixed(1)}H${left + inner}`} />
              <text x={left - 7} y={down(at) + 4} text-anchor="end">
                {text}
              </text>
            </g>
          ))}
          <text class="axis" x={left + inner / 2} y={bottom + 35} text-anchor="middle">
            {x.label}
          </text>
          {y.label !== '' && (
            <text class="axis" transform={`translate(13 ${ROOM.top + tall / 2}) rotate(-90)`} text-anchor="middle">
              {y.label}
            </text>
          )}
          <g clip-path={`url(#${clip})`}>{children(area)}</g>
          <rect class="frame" x={left} y={ROOM.top} width={inner} height={tall} />
          {above?.(area)}
        </svg>
      )}
      <PictureFiles place={place} file={file} />
    </div>
  );
}
