import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { everyday } from './cases.ts';

type Outcome = 'right' | 'wrong' | 'not done';

/** The packages by their names in `peers.mjs`, and where the version stands. */
const PACKAGES: Readonly<Record<string, string>> = {
  fluxion: '../..',
  mathjs: '../node_modules/mathjs',
  nerdamer: '../node_modules/nerdamer-prime',
  algebrite: '../node_modules/algebrite',
  'compute-engine': '../node_modules/@cortex-js/compute-engine',
};

const RESULTS = new URL('../EVERYDAY.md', import.meta.url);
const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));
/** Milliseconds for one function; the first has the start of the package in it. */
const LIMIT = 20_000;

/** Ask every package for every everyday derivative and write EVERYDAY.md. */
export async function reportEveryday(): Promise<void> {
  const outcomes: Record<string, Outcome[]> = {};
  for (const peer of Object.keys(PACKAGES)) {
    outcomes[peer] = await outcomesOf(peer);
    console.log(`${peer.padEnd(16)}${summary(outcomes[peer]).join('  ')}`);
  }
  writeFileSync(RESULTS, page(outcomes));
}

/** A case over the limit ends its process and is not done; a new process goes on with the next. */
async function outcomesOf(peer: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < everyday.length) await oneProcess(peer, outcomes);
  return outcomes;
}

function oneProcess(peer: string, outcomes: Outcome[]): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(WORKER, [peer, String(outcomes.length)], {
      execArgv: ['--import', 'tsx', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const stop = (): NodeJS.Timeout => setTimeout(() => child.kill('SIGKILL'), LIMIT);
    let timer = setTimeout(() => child.kill('SIGKILL'), 6 * LIMIT);
    child.on('message', ({ index, outcome }: { index: number; outcome?: Outcome }) => {
      clearTimeout(timer);
      timer = stop();
      if (outcome !== undefined) outcomes[index] = outcome;
    });
    child.on('close', () => {
      clearTimeout(timer);
      if (outcomes.length < everyday.length) outcomes.push('not done');
      resolve();
    });
  });
}

function summary(outcomes: readonly Outcome[]): string[] {
  return (['right', 'wrong', 'not done'] as const).map(
    (kind) => `${outcomes.filter((outcome) => outcome === kind).length} ${kind}`,
  );
}

function page(outcomes: Readonly<Record<string, Outcome[]>>): string {
  const peers = Object.keys(outcomes);
  const count = (peer: string, kind: Outcome): number =>
    (outcomes[peer] as Outcome[]).filter((outcome) => outcome === kind).length;
  const rows = everyday.map(({ written }, i) => {
    const cells = peers.map((peer) => (outcomes[peer] as Outcome[])[i] as Outcome);
    return `| \`${written.replaceAll('|', '\\|')}\` | ${cells.join(' | ')} |`;
  });
  return [
    '# Everyday derivatives, by package',
    '',
    `The ${everyday.length} functions of [test/corpus/everyday.txt](../test/corpus/everyday.txt). Each package gets the function in its own spelling and`,
    'is judged by numbers: its derivative is evaluated at up to six points and compared with the high-precision reference, which knows',
    'no rule. Right: the same number at all of them. Wrong: another number at one. Not done: an error, no number, or more than',
    `${LIMIT / 1000} seconds. Made by \`npm ci --ignore-scripts --prefix bench\` and \`npm run bench -- everyday\`.`,
    '',
    '| package | right | wrong | not done |',
    '|---|---:|---:|---:|',
    ...peers.map(
      (peer) =>
        `| ${peer} ${versionOf(peer)} | ${count(peer, 'right')} | ${count(peer, 'wrong')} | ${count(peer, 'not done')} |`,
    ),
    '',
    `| function | ${peers.join(' | ')} |`,
    `|---|${peers.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

function versionOf(peer: string): string {
  const file = new URL(`${PACKAGES[peer]}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
