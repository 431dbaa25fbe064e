import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../../app/page.ts';
import type { DerivationView, LineView } from '../../jobs/steps.ts';
import { useParameter } from '../../state/address.ts';
import { Formula } from '../../ui/Formula.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Withheld } from '../../ui/Withheld.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import { Hint } from './Hint.tsx';
import './steps.css';

/** The derivation one line at a time, a hint before each. */
export default function Steps({ problem }: PanelProps) {
  const { say } = usePage();
  const job = useJob('steps', problem);
  const [which, setWhich] = useParameter('steps.which', '0');
  const [shown, setShown] = useParameter('steps.shown', '0');
  useOnChange(`${problem.f} ${problem.order} ${problem.wrt}`, () => {
    setWhich('0');
    setShown('0');
  });
  return (
    <JobView job={job}>
      {(derivations) => {
        const chosen = derivations[Number(which)] ?? derivations[0];
        if (chosen === undefined) return null;
        return (
          <div class="steps">
            {derivations.length > 1 && (
              <fieldset class="ways">
                <legend>{say('steps.which')}</legend>
                {derivations.map((derivation, i) => (
                  <button
                    key={derivation.title}
                    type="button"
                    aria-pressed={derivation === chosen}
                    onClick={() => {
                      setWhich(String(i));
                      setShown('0');
                    }}
                  >
                    {derivation.title}
                  </button>
                ))}
              </fieldset>
            )}
            <Derivation
              derivation={chosen}
              shown={Math.min(Math.max(0, Math.trunc(Number(shown)) || 0), chosen.lines.length)}
              onShow={(count) => setShown(String(count))}
            />
          </div>
        );
      }}
    </JobView>
  );
}

interface Props {
  readonly derivation: DerivationView;
  /** How many lines are shown. */
  readonly shown: number;
  readonly onShow: (count: number) => void;
}

function Derivation({ derivation: { start, lines, condition }, shown, onShow }: Props) {
  const { say, hidden } = usePage();
  const [isHinting, setHinting] = useState(false);
  const isSecret = hidden.has('steps') || hidden.has('formulas');
  const visible = isSecret ? [] : lines.slice(0, shown);
  const next = lines[shown];
  const isLast = next === undefined || (isSecret && shown >= lines.length - 1);
  // A button that is disabled loses the focus; these only say that they are.
  const show = (count: number): void => {
    onShow(count);
    setHinting(false);
  };
  return (
    <>
      <div class="controls">
        <button
          type="button"
          aria-expanded={isHinting}
          aria-disabled={next === undefined}
          onClick={() => next !== undefined && setHinting(!isHinting)}
        >
          {say('steps.showHint')}
        </button>
        <button type="button" class="primary" aria-disabled={isLast} onClick={() => !isLast && show(shown + 1)}>
          {say('steps.next')}
        </button>
        <button type="button" aria-disabled={shown === 0} onClick={() => shown > 0 && show(shown - 1)}>
          {say('steps.back')}
        </button>
        {!isSecret && (
          <button type="button" class="quiet" onClick={() => show(next === undefined ? 0 : lines.length)}>
            {say(next === undefined ? 'steps.restart' : 'steps.all')}
          </button>
        )}
        <span class="note progress">{say('steps.progress', { shown, of: lines.length })}</span>
      </div>
      {shown === 0 && <p class="note">{say('steps.think')}</p>}
      <div class="derivation card">
        <div class="line first">
          <Scroll class="whole">
            <Formula {...start} display />
          </Scroll>
        </div>
        <ol aria-label={say('steps.lines')} aria-live="polite">
          {visible.map((line, i) => (
            <Line key={line.whole.text + String(i)} line={line} isNew={i === shown - 1} />
          ))}
        </ol>
        {isHinting && next !== undefined && <Hint hint={next.hint} />}
        {next === undefined && !isSecret && <p class="answer">{say('steps.answer')}</p>}
      </div>
      {isSecret && <Withheld />}
      {condition !== undefined && <p class="note">{condition}</p>}
    </>
  );
}

function Line({ line: { whole, why, hint, after }, isNew }: { readonly line: LineView; readonly isNew: boolean }) {
  return (
    <li class={isNew ? 'line new' : 'line'}>
      <span class="equals" aria-hidden="true">
        =
      </span>
      <Scroll class="whole">
        <Formula {...whole} display />
      </Scroll>
      <div class="why">
        <span class="rule">{why}</span>
        {hint !== undefined && after !== undefined && (
          <Scroll>
            <Formula {...hint.before} large /> = <Formula {...after} large />
          </Scroll>
        )}
      </div>
    </li>
  );
}

/** Does something when a key changes, not when it is first seen. */
function useOnChange(key: string, act: () => void): void {
  const last = useRef(key);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    act();
  });
}
