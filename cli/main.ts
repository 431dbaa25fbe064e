import { type Command, CommanderError } from 'commander';
import { FluxionError } from '../src/index.ts';
import { readArguments } from './arguments.ts';
import { EXIT, EXIT_OF_ERROR, type ExitCode } from './exit.ts';
import { meansSystemDiff, runSystemDiff } from './handover.ts';
import { speakerOf, translatorOf } from './language.ts';
import { createProgram, type ProgramName } from './program.ts';
import { endClock, startClock } from './progress.ts';
import { prompt } from './prompt/prompt.ts';
import { renderError } from './render/error.ts';
import { styleFor } from './render/style.ts';

/** Commander keeps it apart from the options of a command. */
const HELP = { short: '-h', long: '--help', required: false };

/** Runs the program called by this name with these arguments; the outcome is the process's exit code. */
export async function main(name: ProgramName, args: readonly string[]): Promise<void> {
  process.stdout.on('error', quietWhenUnread);
  process.stderr.on('error', quietWhenUnread);
  await execute(name, args);
}

async function execute(name: ProgramName, args: readonly string[]): Promise<void> {
  try {
    const program = createProgram(
      name,
      (code) => {
        process.exitCode = code;
      },
      translatorOf(args),
    );
    if (name === 'fluxion' && args.length === 0) {
      process.exitCode = await prompt(
        program.commands.map((command) => command.name()),
        runLine,
      );
      return;
    }
    const [command, given] = selectCommand(program, args);
    const words = readArguments(given, [...command.options, HELP]);
    if (name === 'diff' && meansSystemDiff(words, command.options)) {
      process.exitCode = runSystemDiff(args, process.argv[1]);
      return;
    }
    const path = command === program ? [] : [command.name()];
    // A foreign option goes first, so that it is what is complained of.
    const sorted = isUnknownCommand(name, command, args)
      ? words.all
      : [...words.foreign, ...words.options, '--', ...words.all];
    startClock(speakerOf(args));
    await program.parseAsync([...path, ...sorted], { from: 'user' });
  } catch (error) {
    process.exitCode = report(name, error, args);
  } finally {
    endClock();
  }
}

/** A subcommand called at the prompt. */
async function runLine(words: readonly string[]): Promise<ExitCode> {
  process.exitCode = EXIT.done;
  await execute('fluxion', words);
  return (process.exitCode as ExitCode | undefined) ?? EXIT.done;
}

/** Whether the first word should be a subcommand and is none: then that is what is wrong, not the options after it. */
function isUnknownCommand(name: ProgramName, command: Command, [first = '-']: readonly string[]): boolean {
  return name === 'fluxion' && command.parent === null && !first.startsWith('-');
}

/** The subcommand that the first word names, with the words after it. */
function selectCommand(program: Command, args: readonly string[]): [Command, readonly string[]] {
  const command = program.commands.find((candidate) => candidate.name() === args[0]);
  return command === undefined ? [program, args] : [command, args.slice(1)];
}

/** Tell the user what went wrong. Returns the exit code. */
function report(name: ProgramName, error: unknown, args: readonly string[]): number {
  const failure = toFailure(error);
  if (failure === undefined) return EXIT.done;
  const style = styleFor(process.stderr, !args.includes('--no-color'));
  process.stderr.write(renderError(name, failure, style, translatorOf(args)));
  return failure === error || error instanceof CommanderError ? EXIT_OF_ERROR[failure.code] : EXIT.internal;
}

/** Any failure as one that a user can read; undefined for what is none, such as help. */
function toFailure(error: unknown): FluxionError | undefined {
  if (error instanceof FluxionError) return error;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return undefined;
    const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
    return new FluxionError('USAGE', message, {
      suggestion: 'See --help for options and examples.',
    });
  }
  if (process.env.FLUXION_DEBUG) console.error(error);
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new FluxionError('LIMIT', `Fluxion itself failed: ${message}`, {
    suggestion: 'That is a fault of Fluxion. FLUXION_DEBUG=1 shows where.',
  });
}

/** A reader that has seen enough (`| head -1`) closes the pipe; that is no failure. */
function quietWhenUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
