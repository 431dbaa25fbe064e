import type { Grid } from '../../jobs/layer.ts';
import { Scroll } from '../../ui/Scroll.tsx';

interface Props {
  readonly name: string;
  readonly grid: Grid;
  /** The number that has the full colour; the largest one unless given. */
  readonly most?: number;
  readonly digits?: number;
}

/** A tensor as a table of numbers, coloured by size: one colour above 0, another one below. */
export function TensorGrid({ name, grid, most, digits = 3 }: Props) {
  const full = most ?? Math.max(...grid.flat().map(Math.abs), 1e-12);
  const shape = grid.length === 1 ? `${grid[0]?.length}` : `${grid.length} × ${grid[0]?.length}`;
  return (
    <figure class="tensor">
      <figcaption>
        <var>{name}</var> <span class="note">({shape})</span>
      </figcaption>
      <Scroll>
        <table>
          <caption class="visually-hidden">
            {name} ({shape})
          </caption>
          <tbody>
            {grid.map((row, r) => (
              <tr key={String(r)}>
                {row.map((value, c) => (
                  <td
                    key={String(c)}
                    class={value < 0 ? 'below' : 'above'}
                    style={{ '--amount': `${Math.round(100 * Math.min(1, Math.abs(value) / full))}%` }}
                  >
                    {cellText(value, digits)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </figure>
  );
}

export function Operator({ sign }: { readonly sign: string }) {
  return (
    <span class="operator" aria-hidden="true">
      {sign}
    </span>
  );
}

function cellText(value: number, digits: number): string {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return text.replace('-', '−');
}
