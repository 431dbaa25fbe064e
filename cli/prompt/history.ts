import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Lines that are kept. */
const MOST_LINES = 1000;

/** Where the prompt keeps what was typed: the state directory of the user. */
export function historyFile(env: NodeJS.ProcessEnv = process.env): string {
  const state =
    env.XDG_STATE_HOME ||
    (process.platform === 'win32' ? env.LOCALAPPDATA : undefined) ||
    join(homedir(), '.local', 'state');
  return join(state, 'fluxion', 'history');
}

/** The lines of earlier sessions, the last one first; none where the file cannot be read. */
export function readHistory(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    if (lines.length > 2 * MOST_LINES) writeFileSync(file, `${lines.slice(-MOST_LINES).join('\n')}\n`);
    return lines.slice(-MOST_LINES).reverse();
  } catch {
    return [];
  }
}

/** Keep a line; a directory that cannot be written to costs the history, not the session. */
export function appendHistory(file: string, line: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  } catch {
    // Without a history the prompt still answers.
  }
}
