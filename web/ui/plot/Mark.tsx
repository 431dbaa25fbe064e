/** A shape for every series beside its colour. */
const SHAPES = [
  'M4 0A4 4 0 1 1 -4 0A4 4 0 1 1 4 0z',
  'M-3.8 -3.8H3.8V3.8H-3.8z',
  'M0 -5L4.6 3.4H-4.6z',
  'M0 -5.2L5.2 0L0 5.2L-5.2 0z',
] as const;

export function Mark({ series, x, y }: { readonly series: number; readonly x: number; readonly y: number }) {
  return (
    <path
      class={`mark s${series % SHAPES.length}`}
      d={SHAPES[series % SHAPES.length]}
      transform={`translate(${x} ${y})`}
    />
  );
}

interface LegendProps {
  readonly items: readonly { readonly name: string; readonly value?: string | undefined; readonly series: number }[];
}

/** What the curves are called, and what they are worth at the place pointed at. */
export function Legend({ items }: LegendProps) {
  return (
    <ul class="legend">
      {items.map(({ name, value, series }) => (
        <li key={name}>
          <svg width="30" height="14" aria-hidden="true" focusable="false">
            <path class={`curve s${series % SHAPES.length}`} d="M1 7H29" />
            <Mark series={series} x={15} y={7} />
          </svg>
          <span>{name}</span>
          {value !== undefined && <span class="digits">{value}</span>}
        </li>
      ))}
    </ul>
  );
}
