import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { usePage } from '../../app/page.ts';
import type { CheckView } from '../../jobs/checkAnswer.ts';
import type { Problem } from '../../state/problem.ts';
import { Formula } from '../../ui/Formula.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { useJob } from '../../worker/useJob.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly problem: Problem;
  readonly variable: string;
  readonly label: string;
  /** Told once for every answer that is handed in. */
  readonly onChecked?: (right: boolean) => void;
  /** The field has the focus when it comes. */
  readonly takesFocus?: boolean;
}

/** A field for an answer, how it is read, and the verdict once it is handed in. */
export function AnswerCheck({ problem, variable, label, onChecked, takesFocus = false }: Props) {
  const { say } = usePage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const [text, setText] = useState('');
  const [handedIn, setHandedIn] = useState<string>();
  const isEmpty = text.trim() === '';
  const reading = useJob('reading', isEmpty ? undefined : { text });
  const check = useJob('checkAnswer', handedIn === undefined ? undefined : { problem, variable, answer: handedIn });
  useTellOnce(check.isBusy || check.isStale ? undefined : check.value, onChecked);
  return (
    <div class="answer-check">
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) setHandedIn(text);
        }}
      >
        <label for={id}>{label}</label>
        <div class="row">
          <input
            ref={field}
            id={id}
            value={text}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder={say('page.check.placeholder')}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" class="primary" aria-disabled={isEmpty}>
            {say('page.check.check')}
          </button>
        </div>
        <div class="preview">
          {!isEmpty && reading.failure === undefined && reading.value !== undefined && (
            <>
              <span class="note">{say('page.check.readAs')}</span> <Formula {...reading.value} large />
            </>
          )}
        </div>
      </form>
      {/* The verdict belongs to what was handed in: it goes when the answer changes. */}
      {handedIn !== undefined && handedIn === text && (
        <JobView job={check}>{(value: CheckView) => <Verdict check={value} />}</JobView>
      )}
    </div>
  );
}

function useTellOnce(check: CheckView | undefined, tell: ((right: boolean) => void) | undefined): void {
  // The verdict alone says when to tell; a new function to tell does not.
  useEffect(() => {
    if (check !== undefined) tell?.(check.right);
  }, [check]);
}
