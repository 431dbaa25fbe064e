import type { ComponentChildren } from 'preact';

interface Props {
  /** What unfolds it. */
  readonly summary: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Columns of numbers, which stand right. */
  readonly numeric?: readonly number[];
}

/** The table behind a picture, folded away. */
export function DataTable({ summary, heads, rows, numeric = [] }: Props) {
  return (
    <details class="data">
      <summary>{summary}</summary>
      {/* A region that scrolls is reached by keyboard. */}
      <section class="scroll" aria-label={summary} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" class={numeric.includes(i) ? 'number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={String(r)}>
                {row.map((cell, i) => (
                  <td key={heads[i]} class={numeric.includes(i) ? 'number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
