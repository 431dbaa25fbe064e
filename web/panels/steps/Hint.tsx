import { usePage } from '../../app/page.ts';
import type { HintView } from '../../jobs/steps.ts';
import { Formula } from '../../ui/Formula.tsx';

/** Which rule comes next, where, and what it says; not what comes out. */
export function Hint({ hint }: { readonly hint: HintView | undefined }) {
  const { say } = usePage();
  if (hint === undefined) {
    return (
      <p class="hint" role="status">
        {say('steps.simplifyNow')}
      </p>
    );
  }
  const { rule, before, statement, bindings } = hint;
  return (
    <div class="hint" role="status">
      <p class="name">{say('steps.theRule', { rule })}</p>
      <dl>
        <dt>{say('steps.here')}</dt>
        <dd>
          <Formula {...before} large />
        </dd>
        {statement !== undefined && (
          <>
            <dt>{say('steps.says')}</dt>
            <dd>
              <Formula {...statement} large />
            </dd>
          </>
        )}
        {bindings.length > 0 && (
          <>
            <dt>{say('steps.where')}</dt>
            <dd>
              {bindings.map((binding) => (
                <span class="binding" key={binding.text}>
                  <Formula {...binding} large />
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
