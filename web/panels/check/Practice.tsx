import { useId, useState } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { ExerciseView } from '../../jobs/exercise.ts';
import { useParameter } from '../../state/address.ts';
import { problemOf } from '../../state/problem.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Formula } from '../../ui/Formula.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Withheld } from '../../ui/Withheld.tsx';
import { useJob } from '../../worker/useJob.ts';
import { Hint } from '../steps/Hint.tsx';
import { AnswerCheck } from './AnswerCheck.tsx';
import { type Outcome, type Score, useScore } from './score.ts';
import '../steps/steps.css';

const TOPICS = Object.keys(explain.TOPICS) as readonly explain.Topic[];
const LEVELS = explain.LEVELS.map(String);

/** Exercises by topic and level; the number of an exercise stands in the address, so a link gives the same one. */
export function Practice() {
  const { say } = usePage();
  const id = useId();
  const [topicAsked, setTopic] = useParameter('practice.topic', 'chain');
  const [levelAsked, setLevel] = useParameter('practice.level', '1');
  const [seedAsked, setSeed] = useParameter('practice.seed', '1');
  const [score, enter] = useScore();
  const [isByKeyboard, setByKeyboard] = useState(false);
  const topic = TOPICS.find((name) => name === topicAsked) ?? 'chain';
  const level = LEVELS.find((name) => name === levelAsked) ?? '1';
  const seed = Number.isInteger(Number(seedAsked)) && seedAsked.trim() !== '' ? Number(seedAsked) : 1;
  const job = useJob('exercise', { topic, level: Number(level), seed });
  return (
    <>
      <p class="lead">{say('page.check.practiceLead')}</p>
      <div class="toolbar">
        <div class="field">
          <label for={`${id}t`}>{say('page.check.topic')}</label>
          <select id={`${id}t`} value={topic} onChange={({ currentTarget }) => setTopic(currentTarget.value)}>
            {TOPICS.map((name) => (
              <option key={name} value={name}>
                {say(`topic.${name}`)}
              </option>
            ))}
          </select>
        </div>
        <Choice
          label={say('page.check.level')}
          options={LEVELS.map((value) => ({ value, text: value }))}
          value={level}
          onChange={setLevel}
        />
        <div class="field number-field">
          <label for={`${id}n`}>{say('page.check.number')}</label>
          <input
            id={`${id}n`}
            type="number"
            step={1}
            value={seed}
            onChange={({ currentTarget }) => setSeed(currentTarget.value)}
          />
        </div>
        <ScoreView score={score} />
      </div>
      <JobView job={job}>
        {(exercise) => (
          <Exercise
            key={keyOf(exercise)}
            exercise={exercise}
            onOutcome={(outcome) => enter(keyOf(exercise), outcome)}
            takesFocus={isByKeyboard}
            onNext={(button) => {
              setByKeyboard(button.matches(':focus-visible'));
              setSeed(String(seed + 1));
            }}
          />
        )}
      </JobView>
    </>
  );
}

function keyOf({ topic, level, seed }: ExerciseView): string {
  return `${topic} ${level} ${seed}`;
}

function ScoreView({ score: { right, of, inARow } }: { readonly score: Score }) {
  const { say } = usePage();
  return (
    <p class="score" role="status">
      <strong>{say('page.check.score', { right, of })}</strong>
      {inARow > 1 && <span> {say('page.check.inARow', { count: inARow })}</span>}
    </p>
  );
}

interface ExerciseProps {
  readonly exercise: ExerciseView;
  readonly onOutcome: (outcome: Outcome) => void;
  /** The one before was left with the keyboard, which goes on at the answer. */
  readonly takesFocus: boolean;
  readonly onNext: (button: HTMLElement) => void;
}

function Exercise({ exercise, onOutcome, takesFocus, onNext }: ExerciseProps) {
  const { say, hidden } = usePage();
  const { f, functionName, derivativeName, hint, solution } = exercise;
  const [isHinting, setHinting] = useState(false);
  const [isSolved, setSolved] = useState(false);
  return (
    <div class="stack exercise">
      <div class="card question">
        <Scroll>
          <Formula text={`${functionName.text} = ${f.text}`} latex={`${functionName.latex} = ${f.latex}`} large />
        </Scroll>
        <Formula text={`${derivativeName.text} = ?`} latex={`${derivativeName.latex} = \\;?`} />
      </div>
      <AnswerCheck
        problem={problemOf({ f: f.text, wrt: 'x' })}
        variable="x"
        label={say('page.check.yourAnswer')}
        takesFocus={takesFocus}
        onChecked={(right) => onOutcome(right ? 'right' : 'tried')}
      />
      <div class="buttons">
        <button type="button" aria-expanded={isHinting} onClick={() => setHinting(!isHinting)}>
          {say('page.check.hint')}
        </button>
        <button
          type="button"
          aria-expanded={isSolved}
          onClick={() => {
            if (!isSolved && !hidden.has('solutions')) onOutcome('shown');
            setSolved(!isSolved);
          }}
        >
          {say('page.check.solution')}
        </button>
        <button type="button" onClick={({ currentTarget }) => onNext(currentTarget)}>
          {say('page.check.next')}
        </button>
      </div>
      {isHinting && <Hint hint={hint} />}
      {isSolved && (hidden.has('solutions') ? <Withheld /> : <Solution solution={solution} />)}
    </div>
  );
}

function Solution({ solution: { title, start, lines } }: { readonly solution: ExerciseView['solution'] }) {
  return (
    <section class="card solution" aria-label={title}>
      <h2>{title}</h2>
      <Scroll>
        <Formula {...start} large />
      </Scroll>
      <ol>
        {lines.map(({ whole, why }, i) => (
          <li key={whole.text + String(i)}>
            <Scroll>
              = <Formula {...whole} display />
            </Scroll>
            <span class="note">{why}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
