import { Command } from 'commander';
import { explain } from '../src/index.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { completionCommand } from './commands/completion.ts';
import { diffCommand } from './commands/diff.ts';
import { equalCommand } from './commands/equal.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { examplesCommand } from './commands/examples.ts';
import { gradientCommand } from './commands/gradient.ts';
import { hessianCommand } from './commands/hessian.ts';
import { implicitCommand } from './commands/implicit.ts';
import { jacobianCommand } from './commands/jacobian.ts';
import { practiceCommand } from './commands/practice.ts';
import { serveCommand } from './commands/serve.ts';
import { simplifyCommand } from './commands/simplify.ts';
import { substituteCommand } from './commands/substitute.ts';
import { tangentCommand } from './commands/tangent.ts';
import { taylorCommand } from './commands/taylor.ts';
import { EXAMPLES } from './examples.ts';
import type { ExitCode } from './exit.ts';
import { inEnglish, type Translate } from './language.ts';
import { WIDTH } from './render/text.ts';

export type ProgramName = 'fluxion' | 'diff';

const ABOUT = 'Fluxion differentiates every way there is, and shows what each way costs and how far it can be trusted.';

/** The subcommands in the order of the help. */
const COMMANDS: readonly ((finish: (code: ExitCode) => void) => Command)[] = [
  diffCommand,
  gradientCommand,
  jacobianCommand,
  hessianCommand,
  taylorCommand,
  implicitCommand,
  tangentCommand,
  simplifyCommand,
  equalCommand,
  substituteCommand,
  evaluateCommand,
  checkCommand,
  practiceCommand,
  examplesCommand,
  compareCommand,
  serveCommand,
  completionCommand,
];

const EXIT_CODES =
  'Exit codes: 0 done; 1 the methods disagree or a checked formula is wrong; 2 usage or syntax; 3 undefined at the point.';

/** The program of this name: `diff` is the subcommand of `fluxion` standing alone. */
export function createProgram(name: ProgramName, finish: (code: ExitCode) => void, t: Translate = inEnglish): Command {
  const subcommands = (name === 'diff' ? [diffCommand] : COMMANDS).map((command) => command(finish));
  for (const command of subcommands) describe(command, t);
  if (name === 'diff') return subcommands[0] as Command;
  const fluxion = describe(new Command('fluxion').description(ABOUT), t);
  for (const command of subcommands) fluxion.addCommand(command);
  return fluxion;
}

/** What every command has in common: help that begins with examples, failures that are thrown and not printed. */
function describe(command: Command, t: Translate): Command {
  const examples = EXAMPLES[command.name()];
  if (examples !== undefined) command.addHelpText('before', `${examplesText(examples, t)}\n`);
  return command
    .helpOption('-h, --help', t('show this help'))
    .configureHelp({
      styleTitle: t,
      displayWidth: explain.columnsOf,
      commandDescription: (one) => (one.description() === '' ? asSentence(one.summary(), t) : t(one.description())),
      subcommandDescription: (one) => t(one.summary() || one.description()),
      optionDescription: (option) => t(option.description),
      argumentDescription: (argument) => t(argument.description),
    })
    .addHelpText('after', `\n${explain.wrap(t(EXIT_CODES), WIDTH, '            ')}`)
    .configureOutput({ writeErr: () => {}, getOutHelpWidth: () => WIDTH })
    .exitOverride();
}

/** What stands in a list of commands, as a sentence of its own. */
function asSentence(phrase: string, t: Translate): string {
  const said = t(phrase);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${t('.')}`;
}

function examplesText(examples: readonly (readonly [string, string])[], t: Translate): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples.map(([line, says]) => `  ${line.padEnd(width)}  ${t(says)}`).join('\n');
}
