import { Command, Option } from 'commander';
import {
  type Expr,
  evaluate,
  explain,
  FluxionError,
  type Point,
  readingNotes,
  toLatex,
  toString,
  variablesOf,
} from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readExpression } from '../input.ts';
import { LANG_OPTION, type Translate, translatorFor } from '../language.ts';
import { toJson } from '../render/json.ts';
import { equation, wrap } from '../render/text.ts';

/** What a command found, in every form in which it can be asked for. */
export interface Answer {
  /** For `--json`: one object. */
  readonly json: Readonly<Record<string, unknown>>;
  /** For `--latex`: the formulas alone, one a line. */
  readonly latex: string;
  /** For a reader, in his language. */
  readonly text: (t: Translate) => string;
  /** The text is printed as it is, with nothing after it: source code. */
  readonly isVerbatim?: true;
  /** Sentences behind the text, in English; the JSON object has them if it wants. */
  readonly notes?: readonly string[];
  readonly code?: ExitCode;
}

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: true;
  readonly latex?: true;
  readonly lang?: string;
}

/** A command as data: what it is called with, and how it finds its answer. */
export interface CommandSpec<O> {
  readonly name: string;
  readonly summary: string;
  /** The operands: name (`<expression>`, `[names...]`) and what it is. */
  readonly operands: readonly (readonly [string, string])[];
  readonly options: readonly (readonly [string, string])[];
  /** @param operands texts, with standard input in the place of `-` */
  readonly solve: (operands: readonly string[], options: O & CommonOptions) => Answer;
}

/** A command that answers with formulas or values: `--json` and `--latex` come with it. */
export function answering<O>(spec: CommandSpec<O>, finish: (code: ExitCode) => void): Command {
  const command = new Command(spec.name).summary(spec.summary);
  for (const [name, says] of spec.operands) command.argument(name, says);
  for (const [flags, says] of spec.options) command.option(flags, says);
  return command
    .option('--latex', 'print formulas in LaTeX')
    .option(...LANG_OPTION)
    .option('--json', 'print one JSON object')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action(async (...given: unknown[]) => {
      const operands = given.slice(0, spec.operands.length).flat() as string[];
      const options = given[spec.operands.length] as O & CommonOptions;
      const texts: string[] = [];
      for (const operand of operands) texts.push(await readExpression(operand));
      const answer = spec.solve(texts, options);
      const t = translatorFor(options.lang);
      process.stdout.write(`${form(answer, options, t)}\n`);
      if (!options.json && !options.latex && !answer.isVerbatim) {
        for (const note of [...(answer.notes ?? []), ...readingsOf(texts, options)])
          process.stdout.write(`${wrap(t(note))}\n`);
      }
      finish(answer.code ?? EXIT.done);
    });
}

/** Names in the operands that may be meant as products, unless an option gives them. */
function readingsOf(texts: readonly string[], options: object): string[] {
  const given = Object.values(options).join(' ');
  const names = new Set(texts.flatMap(namesIn).filter((name) => !given.includes(name)));
  return readingNotes([...names]);
}

/** None where the text is no single expression: an equation, a list. */
function namesIn(text: string): readonly string[] {
  try {
    return variablesOf(text);
  } catch {
    return [];
  }
}

function form({ json, latex, text, isVerbatim }: Answer, options: CommonOptions, t: Translate): string {
  if (options.json) return toJson(options.latex ? { ...json, latex } : json);
  if (isVerbatim && !options.latex) return text(t).trimEnd();
  return options.latex ? latex : text(t);
}

/** Left and right sides, one under the other, the signs of equality in one column; left stands a name or a phrase. */
export function equations(rows: readonly (readonly [string, string])[], t: Translate): string {
  const said = rows.map(([left, right]) => [t(left), right] as const);
  const width = Math.max(0, ...said.map(([left]) => explain.columnsOf(left)));
  return said.map(([left, right]) => equation(explain.pad(left, width), right, t)).join('\n');
}

/** A matrix in the notation of the language, a row a line. */
export function matrixText(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((entry, column) => entry.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `  [ ${line.padEnd(Math.max(...lines.map(({ length }) => length)))} ]`).join('\n');
}

/** A matrix in LaTeX. */
export function matrixLatex(rows: readonly (readonly Expr[])[]): string {
  const body = rows.map((row) => row.map((entry) => toLatex(entry)).join(' & ')).join(' \\\\ ');
  return `\\begin{bmatrix} ${body} \\end{bmatrix}`;
}

/** The texts of a matrix. */
export function textsOf(rows: readonly (readonly Expr[])[]): string[][] {
  return rows.map((row) => row.map((entry) => toString(entry)));
}

/**
 * The value of a formula at a point.
 *
 * @throws FluxionError UNDEFINED where it is not finite.
 */
export function finiteValue(expr: Expr, at: Point, what: string): number {
  const value = evaluate(expr, at);
  if (Number.isFinite(value)) return value;
  const place = Object.entries(at)
    .map(([name, coordinate]) => `${name} = ${coordinate}`)
    .join(', ');
  throw new FluxionError('UNDEFINED', `${what} has no finite value at ${place}.`, {
    suggestion: 'Give another point with --at.',
  });
}

/** The point of `--at` as numbers, from its exact form. */
export function numbersOf(at: Readonly<Record<string, Expr>>): Point {
  return Object.fromEntries(Object.entries(at).map(([name, value]) => [name, evaluate(value)]));
}
