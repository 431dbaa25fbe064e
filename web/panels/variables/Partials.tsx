import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { PartialsView } from '../../jobs/partials.ts';
import { Formula } from '../../ui/Formula.tsx';
import { Scroll } from '../../ui/Scroll.tsx';

/** The partial derivatives with a bar each: how strongly f depends on every variable at the point. */
export function Partials({ view }: { readonly view: PartialsView }) {
  const { say, hidden } = usePage();
  const { partials, point, length } = view;
  const most = Math.max(...partials.map(({ value }) => Math.abs(value)).filter(Number.isFinite), 0);
  const showValues = !hidden.has('values');
  const showFormulas = !hidden.has('formulas');
  const place = Object.entries(point)
    .map(([name, value]) => `${name}\u00a0=\u00a0${explain.brief(value)}`)
    .join(', ');
  return (
    <section class="partials">
      <p class="lead">{say('page.variables.lead', { place })}</p>
      <Scroll>
        <table>
          <caption class="visually-hidden">{say('page.variables.partials')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('page.variables.partial')}</th>
              {showFormulas && <th scope="col">{say('page.variables.formula')}</th>}
              <th scope="col" class="number">
                {say('page.variables.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {partials.map(({ variable, name, formula, value }) => (
              <tr key={variable}>
                <td>
                  <Formula {...name} />
                </td>
                {showFormulas && (
                  <td class="wide">
                    <Formula {...formula} large />
                  </td>
                )}
                <td class="number">
                  <div class="sized">
                    {showValues ? explain.brief(value) : '?'}
                    {showValues && <Bar value={value} most={most} />}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {showValues && <p class="note">{say('page.variables.length', { length: explain.brief(length) })}</p>}
    </section>
  );
}

/** A bar to the right for what is positive, to the left for what is negative. */
function Bar({ value, most }: { readonly value: number; readonly most: number }) {
  const share = most === 0 || !Number.isFinite(value) ? 0 : Math.abs(value) / most;
  const width = 70 * share;
  return (
    <svg viewBox="0 0 144 16" aria-hidden="true" focusable="false" class="bar">
      <rect
        class={value < 0 ? 'negative' : 'positive'}
        x={value < 0 ? 72 - width : 72}
        y="2"
        width={width}
        height="12"
        rx="2"
      />
      <path d="M72 0V16" />
    </svg>
  );
}
