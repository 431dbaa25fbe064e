import { Command, Option } from 'commander';
import { explain, parse } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readChoices, readNumber } from '../input.ts';
import { LANG_OPTION, sayFor } from '../language.ts';
import { toJson } from '../render/json.ts';
import { styleFor } from '../render/style.ts';

interface PracticeOptions {
  readonly topic?: string;
  readonly level?: string;
  readonly seed?: string;
  readonly hint?: true;
  readonly solution?: true;
  readonly answer?: string;
  readonly lang?: string;
  readonly json?: true;
  readonly color: boolean;
}

const TOPICS = Object.keys(explain.TOPICS) as explain.Topic[];

/** `practice`: an exercise with its hint, its check and its solution; the same seed gives the same one. */
export function practiceCommand(finish: (code: ExitCode) => void): Command {
  return new Command('practice')
    .summary('an exercise, with its hint, its check and its solution')
    .description('An exercise in differentiation. The same topic, level and seed give the same one.')
    .option('--topic <name>', `one of ${TOPICS.join(', ')} (default: chain)`)
    .option('--level <n>', '1, 2 or 3 (default: 1)')
    .option('--seed <n>', 'which exercise (default: another one every time)')
    .option('--hint', 'show the first rule')
    .option('--answer <formula>', 'check your answer')
    .option('--solution', 'show the solution, line by line')
    .option(...LANG_OPTION)
    .option('--json', 'print one JSON object, with the solution')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action((options: PracticeOptions) => finish(practice(options)));
}

function practice(options: PracticeOptions): ExitCode {
  const say = sayFor(options.lang);
  const style = styleFor(process.stdout, options.color);
  const [topic = 'chain'] = readChoices('--topic', options.topic, TOPICS) ?? [];
  const seed = readNumber('--seed', options.seed) ?? Math.floor(Math.random() * 10_000);
  const exercise = explain.exercise(topic, readNumber('--level', options.level) ?? 1, seed);
  const answer = options.answer === undefined ? undefined : explain.checkAnswer(exercise.f, parse(options.answer));
  if (options.json) {
    const checked = answer === undefined ? {} : { check: explain.checkJson(answer, say) };
    process.stdout.write(`${toJson({ ...explain.exerciseJson(exercise, say), ...checked })}\n`);
  } else {
    const shown = explain.exerciseText(exercise, options, say, style);
    const parts =
      answer === undefined
        ? [shown]
        : [
            shown.split('\n\n')[0],
            explain.checkText(answer, say, style, {
              way: options.solution ? undefined : say('check.stepsByPractice'),
            }),
            ...shown.split('\n\n').slice(1, options.hint || options.solution ? undefined : 1),
          ];
    process.stdout.write(`${parts.join('\n\n')}\n`);
  }
  return answer === undefined || answer.right ? EXIT.done : EXIT.disagree;
}
