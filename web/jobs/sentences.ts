import * as explain from '../../src/explain/index.ts';
import { type Comparison, type MethodName, type MethodRow, rightCharacters, type Say } from '../../src/index.ts';

/** What each number of a method says, a sentence each: the derivative, its error, the evaluations, the operations. */
export function sentencesOf(row: MethodRow, comparison: Comparison, say: Say): string[] {
  return [
    valueSentence(row, comparison, say),
    errorSentence(row, say),
    evaluationSentence(row, comparison.wrt.length, say),
    say('compare.operations', { operations: explain.grouped(row.operations) }),
  ];
}

/** How many digits of the worst entry are right. */
function valueSentence({ derivative, relativeErrors }: MethodRow, { wrt, reference }: Comparison, say: Say): string {
  const worst = Math.max(0, relativeErrors.indexOf(Math.max(...relativeErrors)));
  const value = String(derivative[worst]);
  const digits = reference?.derivative[worst];
  const of = wrt.length > 1 ? say('compare.worst', { variable: wrt[worst] ?? '' }) : '';
  if (digits === undefined) return of + say('compare.noReference', { value });
  const right = rightCharacters(value, digits);
  if (derivative[worst] === Number(digits)) return of + say('compare.allRight', { value });
  const count = significant(value.slice(0, right));
  return of + (count === 0 ? say('compare.noneRight', { value }) : say('compare.someRight', { value, count }));
}

function significant(text: string): number {
  return text.replace(/e.*$/, '').replace(/[-.]/g, '').replace(/^0+/, '').length;
}

function errorSentence({ relativeError, estimatedError }: MethodRow, say: Say): string {
  const error = explain.short(relativeError);
  const first = ((): string => {
    if (Number.isNaN(relativeError)) return say('compare.errorUnknown');
    if (relativeError === 0) return say('compare.errorNone');
    if (!(relativeError < 0.5)) return say('compare.errorLarge', { error });
    return say('compare.errorSome', { error, digits: Math.floor(-Math.log10(relativeError)) });
  })();
  if (estimatedError === undefined) return first;
  return say('text.sentences', { first, second: say('compare.ownEstimate', { error: explain.short(estimatedError) }) });
}

/** Why a method evaluates as often as it does. */
const EVALUATIONS: Readonly<
  Record<MethodName, 'compare.byFormula' | 'compare.bySteps' | 'compare.byTangents' | 'compare.byTape'>
> = {
  manual: 'compare.byFormula',
  symbolic: 'compare.byFormula',
  numeric: 'compare.bySteps',
  forward: 'compare.byTangents',
  reverse: 'compare.byTape',
};

function evaluationSentence({ name, evaluations }: MethodRow, variables: number, say: Say): string {
  return say(EVALUATIONS[name], { evaluations: explain.grouped(evaluations), variables });
}
