import { usePage } from '../../app/page.ts';
import type { ComparisonView, DerivativeView } from '../../jobs/compare.ts';
import { Formula } from '../../ui/Formula.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Withheld } from '../../ui/Withheld.tsx';

/** The answer: the derivative as a formula and in many digits, and whether the methods agree. */
export function Result({ view }: { readonly view: ComparisonView }) {
  const { say, hidden } = usePage();
  const { at, value, derivatives, agree, methods } = view;
  const point = Object.entries(at)
    .map(([name, x]) => `${name} = ${x}`)
    .join(', ');
  const one = methods.length === 1;
  const telling = methods.filter(({ unseen }) => unseen !== true);
  const agreed = telling.length < methods.length ? 'compare.agreeOthers' : 'compare.agree';
  return (
    <section class="result card">
      <div class="derivatives">
        {derivatives.map((derivative) => (
          <Derivative key={derivative.variable} derivative={derivative} digits={view.digits} />
        ))}
      </div>
      <div class="verdict">
        <p class={agree ? 'badge agree' : 'badge differ'} role="status">
          {one
            ? say(agree ? 'compare.right' : 'compare.wrong')
            : say(agree ? agreed : 'compare.differ', { count: telling.length })}
        </p>
        <dl>
          {point !== '' && (
            <>
              <dt>{say('report.point')}</dt>
              <dd>{point}</dd>
            </>
          )}
          <dt>{say('compare.value')}</dt>
          <dd>{value}</dd>
        </dl>
      </div>
      {hidden.has('formulas') && hidden.has('values') && <Withheld />}
    </section>
  );
}

function Derivative({
  derivative,
  digits,
}: {
  readonly derivative: DerivativeView;
  readonly digits: number | undefined;
}) {
  const { say, hidden } = usePage();
  const { name, formula, reference, variable } = derivative;
  const left = { latex: name, text: `f' (${variable})` };
  return (
    <div class="derivative">
      {!hidden.has('formulas') && formula !== undefined && (
        <Scroll class="equation">
          {formula.latex === undefined ? (
            <>
              <Formula {...left} large /> = <Formula {...formula} large />
            </>
          ) : (
            <Formula latex={`${name} = ${formula.latex}`} text={`${left.text} = ${formula.text}`} display />
          )}
        </Scroll>
      )}
      {!hidden.has('values') && reference !== undefined && (
        <p class="reference">
          <span class="digits">{inGroups(reference)}</span>
          <span class="note">{say('compare.reference', { digits: digits ?? 0 })}</span>
        </p>
      )}
    </div>
  );
}

/** Digits after the point in groups of five, apart by a space that does not count as text to copy. */
function inGroups(digits: string) {
  const [, head = '', rest = '', power = ''] = /^(-?\d+\.?)(\d*)(.*)$/.exec(digits) ?? [];
  if (rest === '') return digits;
  const groups = rest.match(/\d{1,5}/g) ?? [];
  return (
    <>
      {head}
      {groups.map((group, i) => (
        <span class="group" key={String(i)}>
          {group}
        </span>
      ))}
      {power}
    </>
  );
}
