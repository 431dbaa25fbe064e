import type { Say } from '../../messages/index.ts';
import { toLatex, toText } from '../../print/index.ts';
import { derivationText, hintText, linesOf } from '../steps/index.ts';
import { type Mark, plain } from '../text/layout.ts';
import type { Exercise } from './exercise.ts';

/** What to show of an exercise beside its question. */
export interface Reveal {
  readonly hint?: boolean | undefined;
  readonly solution?: boolean | undefined;
}

/** An exercise for reading; its answer only when asked for. */
export function exerciseText(
  { topic, level, seed, f, hint, solution }: Exercise,
  reveal: Reveal,
  say: Say,
  mark: Mark = plain,
): string {
  const head = say('practice.title', { topic: say(`topic.${topic}`), level, seed });
  const parts = [`${mark('title', head)}\n  f(x) = ${toText(f)}\n  f'(x) = ?`];
  if (reveal.hint) parts.push(hintText(hint, say, mark));
  if (reveal.solution) parts.push(`${mark('title', say('practice.solution'))}\n${derivationText(solution, say, mark)}`);
  if (!reveal.hint && !reveal.solution) parts.push(mark('faint', say('practice.how')));
  return parts.join('\n\n');
}

/** An exercise as plain data; the solution is in it. */
export function exerciseJson({ topic, level, seed, f, solution }: Exercise, say: Say): object {
  const { unsimplified, answer } = solution;
  return {
    topic,
    level,
    seed,
    expression: toText(f),
    latex: toLatex(f),
    hint: linesOf(solution, say)[0]?.why ?? '',
    solution: linesOf(solution, say),
    unsimplified: toText(unsimplified),
    answer: toText(answer),
  };
}
