import { setParameters } from '../state/address.ts';
import { FailureView } from '../ui/FailureView.tsx';
import { Formula } from '../ui/Formula.tsx';
import { useLater } from '../ui/useLater.ts';
import type { Failure } from '../worker/protocol.ts';
import { useJob } from '../worker/useJob.ts';
import { Examples } from './Examples.tsx';
import { Fields } from './Fields.tsx';
import { usePage } from './page.ts';

/** A mistake in half-typed text is not yet one. */
const PATIENCE = 450;

/** Where the visitor asks: the function, how it is read, the point and the rest. */
export function Ask() {
  const { problem, say } = usePage();
  const reading = useJob('read', problem);
  const { value, failure, isStale, isBusy } = reading;
  const shown = useSettled(failure);
  const isWrong = shown?.field === 'f';
  const isOld = useLater(isStale, PATIENCE);
  return (
    <form class="ask" onSubmit={(event) => event.preventDefault()}>
      <div class="main">
        <div>
          <label for="f">{say('page.function')}</label>
          <textarea
            id="f"
            rows={1}
            value={problem.f}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'f-failure' : 'f-hint'}
            onInput={({ currentTarget }) => setParameters({ f: currentTarget.value })}
            onKeyDown={leaveOutNewLine}
          />
          <p class="note" id="f-hint">
            {say('page.functionHint')}
          </p>
        </div>
        <div>
          <span class="label" id="reading">
            {say('page.reading')}
          </span>
          <section
            class={isOld ? 'reading stale' : 'reading'}
            aria-labelledby="reading"
            aria-busy={isBusy}
            tabIndex={0}
          >
            {value !== undefined && <Formula {...value.formula} display />}
          </section>
        </div>
      </div>
      {isWrong && <FailureView id="f-failure" failure={shown} />}
      <Fields reading={value} failure={isWrong ? undefined : shown} />
      <Examples />
    </form>
  );
}

/** The failure, once it has stood for a moment; none as soon as it is gone. */
function useSettled(failure: Failure | undefined): Failure | undefined {
  return useLater(failure !== undefined, PATIENCE) ? failure : undefined;
}

/** Results come by themselves, so Enter has nothing to do; with Shift it begins a new line, for several statements. */
function leaveOutNewLine(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) event.preventDefault();
}
