import { JobView } from '../../ui/JobView.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';

/** The methods side by side. */
export default function Compare({ problem }: PanelProps) {
  const job = useJob('compare', problem);
  return (
    <JobView job={job}>
      {({ rows, notes }) => (
        <>
          <table>
            <tbody>
              {rows.map(({ name, derivative }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{derivative.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </JobView>
  );
}
