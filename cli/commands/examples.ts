import { Command, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { catalogue, explain, FluxionError, type HandMade, type Say } from '../../src/index.ts';
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
    .summary('the catalogue of examples and the tables of the survey, and any of them')
    .description('List the catalogue of examples and the tables and figures of the survey, or run one by its name.')
    .argument('[name]', 'the example to run, or the table or figure to compute')
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
  const near = closest(name, [...catalogue.map((one) => one.name), ...Object.keys(explain.SURVEY)]);
  throw new FluxionError('USAGE', `There is no example "${name}".`, {
    suggestion: `Did you mean ${near}? fluxion examples lists them all.`,
  });
}

function examples(name: string | undefined, { lang, json, color }: ExamplesOptions): ExitCode {
  const say = sayFor(lang);
  const style = styleFor(process.stdout, color);
  const write = (text: string) => process.stdout.write(`${text}\n`);
  if (name === undefined) {
    write(json ? toJson(listJson(say)) : `${explain.examplesText(say, style)}`);
    return EXIT.done;
  }
  const exhibit = explain.findExhibit(name);
  if (exhibit !== undefined) {
    const title = say(exhibit.title);
    write(
      json ? toJson({ name, title, data: exhibit.json() }) : `${style('title', title)}\n\n${exhibit.text(say, style)}`,
    );
    return EXIT.done;
  }
  const example = exampleNamed(name);
  const comparison = explain.compareExample(example);
  const t = translatorFor(lang);
  const shown = renderComparison(comparison, style, t);
  write(json ? toJson(comparison) : [style('title', t(example.title)), wrap(t(example.why)), '', shown].join('\n'));
  return comparison.agree ? EXIT.done : EXIT.disagree;
}

function listJson(say: Say): object {
  return {
    examples: catalogue.map(({ name, title, expression, variables, why }) => ({
      name,
      title,
      expression,
      variables,
      why,
    })),
    survey: Object.entries(explain.SURVEY).map(([name, exhibit]) => ({ name, title: say(exhibit.title) })),
  };
}
