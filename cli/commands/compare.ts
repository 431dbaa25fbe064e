import { Command, Option } from 'commander';
import { catalogue, explain } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { LANG_OPTION, sayFor } from '../language.ts';
import { progressLine } from '../progress.ts';
import { toJson } from '../render/json.ts';
import { styleFor } from '../render/style.ts';
import { exampleNamed } from './examples.ts';

interface CompareOptions {
  readonly lang?: string;
  readonly json?: true;
  readonly color: boolean;
}

/** `compare`: the methods over the catalogue, a row an example and a column a method. */
export function compareCommand(finish: (code: ExitCode) => void): Command {
  return new Command('compare')
    .summary('the methods over the catalogue of examples: error, cost, and when to use which')
    .description('Compare the methods over the catalogue: a row an example, a column a method.')
    .argument('[names...]', 'only these examples (default: all)')
    .option(...LANG_OPTION)
    .option('--json', 'print one JSON object')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action((names: string[], options: CompareOptions) => finish(compareExamples(names, options)));
}

function compareExamples(names: readonly string[], options: CompareOptions): ExitCode {
  const say = sayFor(options.lang);
  const progress = progressLine(say);
  const examples = names.length === 0 ? catalogue : names.map(exampleNamed);
  const overview = explain.overview(examples, progress.step);
  progress.end();
  const text = options.json
    ? toJson(explain.overviewJson(overview))
    : explain.overviewText(overview, say, styleFor(process.stdout, options.color));
  process.stdout.write(`${text}\n`);
  return overview.rows.every(({ agree }) => agree) ? EXIT.done : EXIT.disagree;
}
