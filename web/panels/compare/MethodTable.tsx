import { Fragment } from 'preact';
import { usePage } from '../../app/page.ts';
import type { ComparisonView, Entry, JudgedNumber, MethodView } from '../../jobs/compare.ts';
import { Formula } from '../../ui/Formula.tsx';

/** One row a method and variable. */
export function MethodTable({ view: { methods } }: { readonly view: ComparisonView }) {
  const { say, hidden } = usePage();
  const several = (methods[0]?.entries.length ?? 0) > 1;
  const isMarked = methods.some(({ entries }) => entries.some(({ value }) => value.right < value.text.length));
  return (
    <section class="scroll methods" aria-label={say('compare.caption')} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{say('compare.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('report.method')}</th>
            {several && <th scope="col">{say('report.by')}</th>}
            <th scope="col">{say('report.result')}</th>
            <th scope="col">{say('report.error')}</th>
            <th scope="col">{say('report.evaluations')}</th>
            <th scope="col">{say('report.operations')}</th>
            <th scope="col">{say('report.how')}</th>
          </tr>
        </thead>
        <tbody>
          {methods.map((method) => (
            <Fragment key={method.name}>
              {method.entries.map((entry, i) => (
                <Row key={entry.variable} method={method} entry={entry} isFirst={i === 0} several={several} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {isMarked && !hidden.has('values') && <p class="note">{say('compare.uncertain')}</p>}
    </section>
  );
}

interface RowProps {
  readonly method: MethodView;
  readonly entry: Entry;
  readonly isFirst: boolean;
  readonly several: boolean;
}

function Row({ method, entry, isFirst, several }: RowProps) {
  const { say, hidden } = usePage();
  const { name, title, entries, evaluations, operations } = method;
  const secret = <span class="secret">{say('page.secret')}</span>;
  return (
    <tr class={`method-${name}${isFirst ? ' first' : ''}`}>
      {isFirst && (
        <th scope="rowgroup" rowSpan={entries.length}>
          {title}
        </th>
      )}
      {several && <td class="by">{entry.variable}</td>}
      <td class="value digits" data-head={say('report.result')}>
        {hidden.has('values') ? secret : <Judged {...entry.value} />}
      </td>
      <td class="number" data-head={say('report.error')}>
        {entry.error}
      </td>
      <td class="number" data-head={say('report.evaluations')}>
        {isFirst ? evaluations : ''}
      </td>
      <td class="number" data-head={say('report.operations')}>
        {isFirst ? operations : ''}
      </td>
      <td class="how" data-head={say('report.how')}>
        {entry.formula !== undefined && (hidden.has('formulas') ? secret : <Formula {...entry.formula} large />)}
        {(isFirst || entry.formula !== undefined) && entry.how}
      </td>
    </tr>
  );
}

/** A number; the digits that the reference does not confirm are marked. */
function Judged({ text, right }: JudgedNumber) {
  if (right >= text.length) return <>{text}</>;
  return (
    <>
      {text.slice(0, right)}
      <u class="uncertain">{text.slice(right)}</u>
    </>
  );
}
