import { Command, Option } from 'commander';
import { compare, METHODS, parse, variablesOf } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readChoices, readCount, readExpression, readNames, readPoint } from '../input.ts';
import { renderComparison } from '../render/comparison.ts';
import { toJson } from '../render/json.ts';
import { styleFor } from '../render/style.ts';

interface DiffOptions {
  readonly at?: string;
  readonly wrt?: string;
  readonly order?: string;
  readonly manual?: string;
  readonly method?: string;
  readonly digits?: string;
  readonly json?: true;
  readonly color: boolean;
}

/** The highest derivative the methods are asked for; differences lose all digits long before. */
export const MAX_ORDER = 20;

/** `diff EXPRESSION`: one derivative by every method, side by side. */
export function diffCommand(finish: (code: ExitCode) => void): Command {
  return new Command('diff')
    .summary('differentiate an expression by every method and compare them')
    .description('Differentiate by hand, numerically, symbolically and automatically, and compare the results.')
    .argument('<expression>', 'what to differentiate, in quotes; - reads it from standard input')
    .option('--at <point>', 'where: x=1,y=2, or 1 for a function of one variable; values may be pi/2 or sqrt(2)', join)
    .option('--wrt <names>', 'the variables to differentiate by: x,y (default: all of them)')
    .option('--order <n>', `the order of the derivative, up to ${MAX_ORDER} (default: 1)`)
    .option('--manual <formula>', 'your own derivative, to be checked (repeat it for each variable of --wrt)', collect)
    .option('--method <list>', `only these methods: ${METHODS.join(',')}`)
    .option('--digits <n>', 'digits of the reference (default: 50)')
    .option('--json', 'print the comparison as one JSON object')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action(async (operand: string, options: DiffOptions) => finish(await diff(operand, options)));
}

/** Several `--at` are one point. */
function join(value: string, previous: string | undefined): string {
  return previous === undefined ? value : `${previous},${value}`;
}

async function diff(operand: string, options: DiffOptions): Promise<ExitCode> {
  const order = options.order === undefined ? 1 : readCount('--order', options.order, 1, MAX_ORDER);
  const digits = options.digits === undefined ? undefined : readCount('--digits', options.digits, 1, 1000);
  const methods = options.method === undefined ? undefined : readChoices('--method', options.method, METHODS);
  const f = parse(await readExpression(operand));
  const variables = variablesOf(f);
  const wrt = options.wrt === undefined ? variables : readNames(options.wrt);
  const at = options.at === undefined ? undefined : readPoint(options.at, [...new Set([...variables, ...wrt])]);
  const comparison = compare(f, { at, wrt, order, manual: options.manual, digits, methods });
  const text = options.json
    ? toJson(comparison)
    : renderComparison(comparison, styleFor(process.stdout, options.color));
  process.stdout.write(`${text}\n`);
  return comparison.agree ? EXIT.done : EXIT.disagree;
}
