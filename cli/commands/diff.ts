import { Command, Option } from 'commander';
import {
  type Comparison,
  compare,
  derivative,
  type Expr,
  FluxionError,
  METHODS,
  parse,
  toLatex,
  variablesOf,
} from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readChoices, readExpression, readNames, readNumber, readPoint } from '../input.ts';
import { LANG_OPTION, sayFor, translatorFor } from '../language.ts';
import { renderComparison } from '../render/comparison.ts';
import { toJson } from '../render/json.ts';
import { styleFor } from '../render/style.ts';
import { needsNoExpression, showViews, VIEW_OPTIONS, type ViewOptions, wantsView } from './views.ts';

interface DiffOptions extends ViewOptions {
  readonly at?: string;
  readonly wrt?: string;
  readonly order?: string;
  readonly manual?: readonly string[];
  readonly method?: string;
  readonly digits?: string;
  readonly json?: true;
  readonly latex?: true;
  readonly lang?: string;
  readonly color: boolean;
}

/** `diff EXPRESSION`: one derivative by every method, side by side. */
export function diffCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('diff')
    .summary('differentiate an expression by every method and compare them')
    .description('Differentiate by hand, numerically, symbolically and automatically, and compare the results.')
    .argument('[expression]', 'what to differentiate, in quotes; - reads it from standard input')
    .option('--at <point>', 'where: x=1,y=2, or 1 for a function of one variable; values may be pi/2 or sqrt(2)', join)
    .option('--wrt <names>', 'the variables to differentiate by: x,y (default: all of them)')
    .option('--order <n>', 'the order of the derivative, 1 to 20 (default: 1)')
    .option('--manual <formula>', 'your own derivative, to be checked (repeat it for each variable of --wrt)', collect)
    .option('--method <list>', `only these methods: ${METHODS.join(',')}`)
    .option('--digits <n>', 'digits of the reference (default: 50)')
    .option('--latex', 'print formulas in LaTeX')
    .option('--json', 'print the comparison as one JSON object');
  for (const [flags, says] of VIEW_OPTIONS) command.option(flags, says);
  return command
    .option(...LANG_OPTION)
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action(async (operand: string | undefined, options: DiffOptions) => finish(await diff(operand, options)));
}

/** Several `--at` are one point. */
function join(value: string, previous: string | undefined): string {
  return previous === undefined ? value : `${previous},${value}`;
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

async function diff(operand: string | undefined, options: DiffOptions): Promise<ExitCode> {
  if (operand === undefined && !needsNoExpression(options)) throw missingExpression();
  const f = operand === undefined ? undefined : parse(await readExpression(operand));
  if (f === undefined || wantsView(options)) {
    const views = await showViews(f, options, sayFor(options.lang), styleFor(process.stdout, options.color));
    process.stdout.write(`${views}\n`);
    return EXIT.done;
  }
  const wrt = readNames(options.wrt);
  const comparison = compare(f, {
    at: options.at === undefined ? undefined : readPoint(options.at, namesOf(f, wrt)),
    wrt,
    order: readNumber('--order', options.order),
    manual: options.manual,
    digits: readNumber('--digits', options.digits),
    methods: readChoices('--method', options.method, METHODS),
  });
  process.stdout.write(`${written(f, comparison, options)}\n`);
  if (comparison.samples?.length === 0) return EXIT.undefined;
  return comparison.agree ? EXIT.done : EXIT.disagree;
}

/** The names that a point may give; a constant is a function of x. */
function namesOf(f: Expr, wrt: readonly string[] = []): readonly string[] {
  const names = [...new Set([...variablesOf(f), ...wrt])];
  return names.length === 0 ? ['x'] : names;
}

/** The comparison in the form that was asked for. */
function written(f: Expr, comparison: Comparison, options: DiffOptions): string {
  const latex = options.latex ? comparison.wrt.map((name) => latexOf(f, name, comparison.order)) : undefined;
  if (options.json) return toJson(latex === undefined ? comparison : { ...comparison, latex });
  if (latex !== undefined) return latex.join('\n');
  return renderComparison(comparison, styleFor(process.stdout, options.color), translatorFor(options.lang));
}

function latexOf(f: Expr, wrt: string, order: number): string {
  return toLatex(derivative(f, wrt, { order }));
}

function missingExpression(): FluxionError {
  return new FluxionError('USAGE', 'There is no expression to differentiate.', {
    suggestion: 'Give one in quotes: diff "x^2*sin(x)". See --help for options and examples.',
  });
}
