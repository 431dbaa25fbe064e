import { Command, Option } from 'commander';
import { type Expr, equationOf, explain, type Point, parse, parseProgram, variablesOf } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readExactPoint, readExpression, readNames, readNumber, readPoint } from '../input.ts';
import { LANG_OPTION, sayFor } from '../language.ts';
import { toJson } from '../render/json.ts';
import { checkLatex } from '../render/latex.ts';
import { styleFor } from '../render/style.ts';
import { numbersOf } from './answer.ts';

interface CheckOptions {
  readonly wrt?: string;
  readonly of?: string;
  readonly order?: string;
  readonly at?: string;
  readonly reveal?: true;
  readonly lang?: string;
  readonly json?: true;
  readonly latex?: true;
  readonly color: boolean;
}

/** `check EXPRESSION FORMULA`: whether the formula is the derivative, and the likely mistake where it is not. */
export function checkCommand(finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .summary('check a derivative worked out by hand, and find the mistake')
    .description('Check a derivative worked out by hand: right in any form, or wrong, and then by which mistake.')
    .argument('<expression>', 'the function, or the equation of a curve; - reads it from standard input')
    .argument('<formula>', 'what you think its derivative is')
    .option('--wrt <name>', 'the variable (default: the only one)')
    .option('--of <name>', 'of an equation: the variable that depends on it')
    .option('--order <n>', 'the order of the derivative (default: 1)')
    .option('--at <point>', 'a point to compare at, besides those picked from the domain')
    .option('--reveal', 'give the right answer too')
    .option('--latex', 'print formulas in LaTeX')
    .option(...LANG_OPTION)
    .option('--json', 'print one JSON object')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action(async (expression: string, formula: string, options: CheckOptions) =>
      finish(await check(expression, formula, options)),
    );
}

async function check(expression: string, formula: string, options: CheckOptions): Promise<ExitCode> {
  const say = sayFor(options.lang);
  const text = await readExpression(expression);
  const given = parse(await readExpression(formula));
  const isCurve = options.of !== undefined || saysCurve(text);
  const found = isCurve ? checkCurve(text, given, options) : checkFunction(text, given, options);
  const latex = options.latex ? checkLatex(found, options.reveal === true) : undefined;
  const shown = options.json
    ? toJson({ ...explain.checkJson(found, say), ...(latex === undefined ? {} : { latex }) })
    : (latex ??
      explain.checkText(found, say, styleFor(process.stdout, options.color), {
        reveal: options.reveal,
        way: isCurve
          ? undefined
          : say('check.stepsByDiff', { f: text, wrt: options.wrt ? ` --wrt ${options.wrt}` : '' }),
      }));
  process.stdout.write(`${shown}\n`);
  return found.right ? EXIT.done : EXIT.disagree;
}

/** Whether the text is an equation; `y = x^2` gives a function, `y = sin(x*y)` does not. */
function saysCurve(text: string): boolean {
  const last = parseProgram(text).statements.at(-1);
  return last?.kind === 'equation' || (last?.kind === 'assignment' && variablesOf(last.value).includes(last.name));
}

function checkFunction(text: string, formula: Expr, options: CheckOptions): explain.Check {
  const f = parse(text);
  const [wrt] = readNames(options.wrt) ?? [];
  const given =
    options.at === undefined
      ? undefined
      : readPoint(options.at, [...variablesOf(f), ...(wrt === undefined ? [] : [wrt])]);
  const at: Point | undefined = given === undefined ? undefined : explain.pointFor(f, given);
  return explain.checkAnswer(f, formula, { wrt, order: readNumber('--order', options.order), at });
}

function checkCurve(text: string, formula: Expr, options: CheckOptions): explain.Check {
  const equation = equationOf(text);
  const names = [...new Set([equation.left, equation.right].flatMap((side) => variablesOf(side)))];
  const at = options.at === undefined ? undefined : numbersOf(readExactPoint(options.at, names));
  const [wrt] = readNames(options.wrt) ?? [];
  const [of] = readNames(options.of) ?? [];
  return explain.checkAlongCurve(equation, formula, { wrt, of, order: readNumber('--order', options.order), at });
}
