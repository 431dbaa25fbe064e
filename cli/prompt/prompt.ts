import { createInterface } from 'node:readline';
import { FluxionError, type Say } from '../../src/index.ts';
import { EXIT, EXIT_OF_ERROR, type ExitCode } from '../exit.ts';
import { sayFor, translatorFor } from '../language.ts';
import { startClock } from '../progress.ts';
import { renderError } from '../render/error.ts';
import { styleFor } from '../render/style.ts';
import { appendHistory, historyFile, readHistory } from './history.ts';
import { Session } from './session.ts';

const PROMPT = '> ';

/** What can be typed, and the message that says what it does. */
const HELP = [
  ['x^2*sin(x)', 'cli.help.expression'],
  ['d/dx(x^2*sin(x))', 'cli.help.derivative'],
  ['f(x) = x^2; a = 3', 'cli.help.define'],
  ['ans', 'cli.help.last'],
  ['diff "x^2" --at 1', 'cli.help.command'],
  ['exit', 'cli.help.exit'],
] as const;

function helpText(say: Say): string {
  return HELP.map(([typed, key]) => `  ${typed.padEnd(20)}  ${say(key)}`).join('\n');
}

/** Runs a subcommand; the outcome is an exit code. */
export type RunCommand = (words: readonly string[]) => Promise<ExitCode>;

/**
 * The interactive prompt: reads lines until the end of the input. An error is told and the session goes on. Without a terminal
 * it answers each line of standard input.
 *
 * @returns the exit code: on a terminal always 0, otherwise that of the last error.
 */
export async function prompt(commands: readonly string[], run: RunCommand): Promise<ExitCode> {
  const say = sayFor(undefined);
  const session = new Session(say);
  const terminal = process.stdin.isTTY === true;
  const file = historyFile();
  const lines = createInterface({
    input: process.stdin,
    output: terminal ? process.stdout : undefined,
    prompt: PROMPT,
    history: terminal ? readHistory(file) : [],
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(session, commands, line),
  });
  let code: ExitCode = EXIT.done;
  if (terminal) {
    process.stdout.write(`${say('cli.greeting')}\n`);
    lines.on('SIGINT', () => {
      process.stdout.write(lines.line === '' ? `\n${say('cli.ends')}\n` : '\n');
      // Ctrl-U and Ctrl-K: what stands before and behind the cursor goes.
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
      lines.prompt();
    });
    lines.prompt();
  }
  for await (const line of lines) {
    const text = line.trim();
    if (text === 'exit' || text === 'quit') break;
    if (text !== '') {
      if (terminal) appendHistory(file, text);
      const failed = await interruptible(terminal, () => answer(session, commands, run, text, say));
      if (failed !== EXIT.done) code = failed;
    }
    if (terminal) lines.prompt();
  }
  lines.close();
  if (!terminal) return code;
  process.stdout.write('\n');
  return EXIT.done;
}

/**
 * Work that Ctrl-C ends. While a line is edited the terminal is raw and hands Ctrl-C over as a character, which nobody
 * reads during work; otherwise it ends the program, however busy that is.
 */
async function interruptible<T>(terminal: boolean, work: () => Promise<T>): Promise<T> {
  if (!terminal) return work();
  process.stdin.setRawMode(false);
  try {
    return await work();
  } finally {
    process.stdin.setRawMode(true);
  }
}

async function answer(
  session: Session,
  commands: readonly string[],
  run: RunCommand,
  text: string,
  say: Say,
): Promise<ExitCode> {
  if (text === 'help') {
    process.stdout.write(`${helpText(say)}\n`);
    return EXIT.done;
  }
  const words = commandWords(text, commands);
  if (words !== undefined) return run(words);
  const done = startClock(say);
  try {
    process.stdout.write(`${session.answer(text).join('\n')}\n`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof FluxionError)) throw error;
    process.stderr.write(renderError('fluxion', error, styleFor(process.stderr, true), translatorFor(undefined)));
    return EXIT_OF_ERROR[error.code];
  } finally {
    done();
  }
}

/** The words of a line that begins with a command, as a shell would split them; `diff(x^2, x)` is no command. */
export function commandWords(text: string, commands: readonly string[]): string[] | undefined {
  const [first = ''] = text.split(/\s/, 1);
  if (!commands.includes(first) || !/^\s+["'\w\\(|√-]/u.test(text.slice(first.length))) return undefined;
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? (bare as string),
  );
}

/** What may stand in the place of the last word. */
function complete(session: Session, commands: readonly string[], line: string): [string[], string] {
  const [word = ''] = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(line) ?? [];
  const names = session.completions(word);
  const first = word === line ? commands.filter((name) => name.startsWith(word)).map((name) => `${name} `) : [];
  return [word === '' ? [] : [...first, ...names], word];
}
