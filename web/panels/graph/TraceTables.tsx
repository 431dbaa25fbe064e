import { usePage } from '../../app/page.ts';
import type { GraphView, LineView } from '../../jobs/graph.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Formula } from '../../ui/Formula.tsx';

/** The traces behind the picture: primals with tangents, and the reverse sweep. */
export function TraceTables({ graph, by }: { readonly graph: GraphView; readonly by: number }) {
  const { say, hidden } = usePage();
  const tangents = graph.tangents[by] ?? [];
  const variable = graph.wrt[by] ?? '';
  const formula = ({ formula: data }: LineView) => <Formula key="formula" {...data} />;
  const number = (value: number): string => (hidden.has('values') ? '?' : String(value));
  return (
    <div>
      <DataTable
        summary={say('page.graph.forwardTable', { variable })}
        heads={[
          say('trace.primal'),
          say('page.graph.value'),
          say('trace.tangent', { variable }),
          say('page.graph.tangentBy', { variable }),
        ]}
        numeric={[1, 3]}
        rows={graph.primal.map((line, i) => {
          const tangent = tangents[i] as LineView;
          return [formula(line), number(line.value), formula(tangent), number(tangent.value)];
        })}
      />
      <DataTable
        summary={say('page.graph.backwardTable')}
        heads={[say('trace.adjoint'), say('page.graph.amount'), say('page.graph.soFar')]}
        numeric={[1, 2]}
        rows={graph.adjoints.map((line) => [formula(line), number(line.amount), number(line.value)])}
      />
    </div>
  );
}
