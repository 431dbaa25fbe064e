import { Command, Option } from 'commander';
import { explain, type Point, parse, variablesOf } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readExpression, readNames, readNumber, readPoint } from '../input.ts';
import { LANG_OPTION, sayFor } from '../language.ts';
import { toJson } from '../render/json.ts';
import { styleFor } from '../render/style.ts';

interface CheckOptions {
  readonly wrt?: string;
  readonly order?: string;
  readonly at?: string;
  readonly reveal?: true;
  readonly lang?: string;
  readonly json?: true;
  readonly color: boolean;
}

/** `check EXPRESSION FORMULA`: whether the formula is the derivative, and the likely mistake where it is not. */
export function checkCommand(finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .summary('check a derivative worked out by hand, and find the mistake')
    .description('Check a derivative worked out by hand: right in any form, or wrong, and then by which mistake.')
    .argument('<expression>', 'the function; - reads it from standard input')
    .argument('<formula>', 'what you think its derivative is')
    .option('--wrt <name>', 'the variable (default: the only one)')
    .option('--order <n>', 'the order of the derivative (default: 1)')
    .option('--at <point>', 'a point to compare at, besides those picked from the domain')
    .option('--reveal', 'give the right answer too')
    .option(...LANG_OPTION)
    .option('--json', 'print one JSON object')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action(async (expression: string, formula: string, options: CheckOptions) =>
      finish(await check(expression, formula, options)),
    );
}

async function check(expression: string, formula: string, options: CheckOptions): Promise<ExitCode> {
  const say = sayFor(options.lang);
  const f = parse(await readExpression(expression));
  const [wrt] = readNames(options.wrt) ?? [];
  const given =
    options.at === undefined
      ? undefined
      : readPoint(options.at, [...variablesOf(f), ...(wrt === undefined ? [] : [wrt])]);
  const at: Point | undefined = given === undefined ? undefined : explain.pointFor(f, given);
  const found = explain.checkAnswer(f, parse(await readExpression(formula)), {
    wrt,
    order: readNumber('--order', options.order),
    at,
  });
  const text = options.json
    ? toJson(explain.checkJson(found, say))
    : explain.checkText(found, say, styleFor(process.stdout, options.color), options.reveal);
  process.stdout.write(`${text}\n`);
  return found.right ? EXIT.done : EXIT.disagree;
}
