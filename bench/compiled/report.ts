import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { grid, machine } from '../markdown.ts';
import { measurePeer, PEERS, type PeerResult, peersInstalled } from '../peers/run.ts';
import { points } from './points.ts';
import { type Row, type Table, tables } from './rows.ts';

const RESULTS = new URL('../RESULTS.md', import.meta.url);

/** What can be measured alone: the tables, and the other packages. */
export const PARTS: readonly string[] = [...Object.keys(tables), 'peers'];

/** Measure some parts, or all; each takes its place in RESULTS.md as soon as it is measured, the others stay. */
export async function reportCompiled(asked: readonly string[]): Promise<void> {
  for (const name of PARTS) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const table = tables[name];
    if (table !== undefined) write(name, show(markdown(table, [...table.rows()])));
    else if (peersInstalled()) write(name, show(await peerTable()));
    else console.log('The other packages are not there: npm ci --ignore-scripts --prefix bench');
  }
}

/** Put a part into its place, between marks that Markdown does not show. */
function write(name: string, text: string): void {
  const old = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
  const parts = PARTS.map((part) => {
    const found = old.split(mark(part))[1];
    return part === name ? `\n${text}` : found;
  });
  const written = parts.flatMap((part, k) =>
    part === undefined ? [] : [mark(PARTS[k] as string) + part + mark(PARTS[k] as string)],
  );
  writeFileSync(RESULTS, `${heading()}\n${written.join('\n\n')}\n`);
}

const mark = (part: string): string => `<!-- ${part} -->`;

function show(text: string): string {
  console.log(text);
  return text;
}

function heading(): string {
  return [
    '# Measured: compiled derivatives',
    '',
    'Written by `npm run bench -- compiled` (first `npm ci --ignore-scripts --prefix bench` for the peers); with the name',
    'of one part in the place of `compiled`, that part is measured again and the others stay. Every result',
    'is checked against the hand-written one before it is timed. Times are medians of passes in which both sides take',
    'turns; ratios are medians over those passes.',
    '',
    machine(),
    '',
  ].join('\n');
}

function markdown({ title, bar, columns }: Table, rows: readonly Row[]): string {
  return grid(
    `## ${title}\n\nBar: ${bar}.`,
    ['', ...columns, 'bar'],
    rows.map(({ name, cells, holds }) => [name, ...cells, holds ? 'holds' : 'missed']),
  );
}

async function peerTable(): Promise<string> {
  const results: (readonly PeerResult[])[] = [];
  for (const peer of PEERS) results.push(await measurePeer(peer));
  const cell = (result: PeerResult | undefined): string => {
    if (result === undefined) return '';
    if ('error' in result) return result.error;
    return result.ratio >= 100 ? Math.round(result.ratio).toLocaleString('en') : result.ratio.toPrecision(3);
  };
  return grid(
    '## f and its derivative at a point: time of other packages / time of a hand-written function\n\n' +
      'Each in a process of its own, with its own fastest way to compile; tfjs and jax-js compute in single precision.',
    ['', ...PEERS],
    points.map(({ name }, k) => [name, ...results.map((peer) => cell(peer[k]))]),
  );
}
