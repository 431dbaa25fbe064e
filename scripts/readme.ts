/** The examples in a Markdown document: console sessions and TypeScript, as data that tests run and `docs` remakes. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Block {
  readonly language: string;
  readonly body: string;
  /** Where the body begins and ends in the document. */
  readonly start: number;
  readonly end: number;
}

export interface Run {
  readonly command: string;
  readonly output: string;
}

/** The fenced code blocks of a document. */
export function blocks(document: string): Block[] {
  return [...document.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language = '', body = ''] = match;
    const start = match.index + 3 + language.length + 1;
    return { language, body, start, end: start + body.length };
  });
}

/** The commands of a console session, each `$ command` with the output up to the next one. */
export function runs(session: string): Run[] {
  return session
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const end = text.indexOf('\n');
      return { command: text.slice(0, end), output: text.slice(end + 1).trimEnd() };
    });
}

/** In a session, the commands are the launchers of this checkout. */
const PRELUDE = `
npx() { "$@"; }
diff() { node bin/diff.cjs "$@"; }
fluxion() { node bin/fluxion.cjs "$@"; }
`;

/** What a command of a session prints, both streams. */
export function run(command: string): string {
  const { stdout } = spawnSync('bash', ['-c', `${PRELUDE}\n{ ${command}\n} 2>&1`], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return stdout.trimEnd();
}

/** The session with the outputs its commands have now. */
export function remade(session: string): string {
  return runs(session)
    .map(({ command }) => `$ ${command}\n${run(command)}\n`)
    .join('\n');
}
