import { Command, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { catalogue, explain, FluxionError, type HandMade } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { LANG_OPTION, sayFor, translatorFor } from '../language.ts';
import { renderComparison } from '../render/comparison.ts';
import { toJson } from '../render/json.ts';
import { styleFor } from '../render/style.ts';
import { wrap } from '../render/text.ts';

interface ExamplesOptions {
  readonly lang?: string;
  readonly json?: true;
  readonly color: boolean;
}

/** `examples [NAME]`: the catalogue, or one of its examples by every method. */
export function examplesCommand(finish: (code: ExitCode) => void): Command {
  return new Command('examples')
    .summary('the catalogue of examples, and any of them by every method')
    .description('List the catalogue of examples, or run one of them by its name.')
    .argument('[name]', 'the example to run')
    .option(...LANG_OPTION)
    .option('--json', 'print one JSON object')
    .addOption(new Option('--no-color', 'no colour, even on a terminal'))
    .action((name: string | undefined, options: ExamplesOptions) => finish(examples(name, options)));
}

/**
 * The example of this name.
 *
 * @throws FluxionError USAGE where there is none.
 */
export function exampleNamed(name: string): HandMade {
  const example = explain.findExample(name);
  if (example !== undefined) return example;
  const near = closest(
    name,
    catalogue.map((one) => one.name),
  );
  throw new FluxionError('USAGE', `There is no example "${name}".`, {
    suggestion: `Did you mean ${near}? fluxion examples lists them all.`,
  });
}

function examples(name: string | undefined, options: ExamplesOptions): ExitCode {
  const say = sayFor(options.lang);
  const style = styleFor(process.stdout, options.color);
  const write = (text: string) => process.stdout.write(`${text}\n`);
  if (name === undefined) {
    write(
      options.json
        ? toJson({
            examples: catalogue.map(({ name, title, expression, variables, why }) => ({
              name,
              title,
              expression,
              variables,
              why,
            })),
          })
        : explain.examplesText(say, style),
    );
    return EXIT.done;
  }
  const example = exampleNamed(name);
  const comparison = explain.compareExample(example);
  write(
    options.json
      ? toJson(comparison)
      : [
          style('title', example.title),
          wrap(example.why),
          '',
          renderComparison(comparison, style, translatorFor(options.lang)),
        ].join('\n'),
  );
  return comparison.agree ? EXIT.done : EXIT.disagree;
}
