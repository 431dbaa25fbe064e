import { useState } from 'preact/hooks';
import { usePage } from '../../app/page.ts';
import type { CheckView, FindingView } from '../../jobs/checkAnswer.ts';
import { Formula } from '../../ui/Formula.tsx';
import { Scroll } from '../../ui/Scroll.tsx';

/** Right in any form, or where it differs and which mistake leads to it. */
export function Verdict({ check }: { readonly check: CheckView }) {
  const { say, hidden } = usePage();
  const { right, formula, name, evidence, isLonger, solution, findings } = check;
  const [isShown, setShown] = useState(false);
  const isSecret = hidden.has('solutions') || hidden.has('formulas');
  return (
    <section class={`verdict ${right ? 'is-right' : 'is-wrong'}`} role="status">
      <p class="word">{say(right ? 'check.right' : 'check.wrong')}</p>
      <Scroll>
        <Formula {...name} large /> {right ? '=' : '≠'} <Formula {...formula} large />
      </Scroll>
      <p>{evidence}</p>
      {right && isLonger && !isSecret && (
        <Scroll>
          {say('page.check.shorter')} <Formula {...solution} large />
        </Scroll>
      )}
      {!right && findings.length === 0 && <p>{say('page.check.unknown')}</p>}
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map((finding, i) => (
            <Finding key={finding.says} finding={finding} isFirst={i === 0} />
          ))}
        </ul>
      )}
      {!right && !isSecret && (
        <>
          <button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {say(isShown ? 'page.check.hide' : 'page.check.show')}
          </button>
          {isShown && (
            <Scroll class="solution">
              <Formula {...name} large /> = <Formula {...solution} large />
            </Scroll>
          )}
        </>
      )}
    </section>
  );
}

function Finding({ finding: { says, hint }, isFirst }: { readonly finding: FindingView; readonly isFirst: boolean }) {
  const { say } = usePage();
  return (
    <li>
      <p>
        <strong class="caution">{say(isFirst ? 'check.likely' : 'check.also')}</strong> {says}
      </p>
      {isFirst && hint?.statement !== undefined && (
        <Scroll class="rule">
          <span class="note">{say('steps.theRule', { rule: hint.rule })}</span> <Formula {...hint.statement} large />
        </Scroll>
      )}
    </li>
  );
}
