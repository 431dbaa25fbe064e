import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { columnsOf, grid, machine } from '../markdown.ts';
import { measurePeer, PEERS, type PeerResult, peersInstalled } from '../peers/run.ts';
import { points } from './points.ts';
import type { Row } from './row.ts';
import { type Table, tables } from './rows.ts';

const RESULTS = new URL('../RESULTS.md', import.meta.url);

/** The parts of RESULTS.md. */
const PARTS: readonly string[] = [...Object.keys(tables), 'peers'];

/** What can be measured alone: the tables, the other packages, one of them. */
export const MEASURABLE: readonly string[] = [...PARTS, ...PEERS];

/** Measure some parts, or all; each takes its place in RESULTS.md as soon as it is measured, the others stay. */
export async function reportCompiled(asked: readonly string[]): Promise<void> {
  for (const name of PARTS) {
    const peers = name === 'peers' && PEERS.some((peer) => asked.includes(peer));
    if (asked.length > 0 && !asked.includes(name) && !peers) continue;
    const table = tables[name];
    if (table !== undefined) write(name, show(markdown(table, await all(table.rows()))));
    else if (peersInstalled()) {
      const whole = asked.length === 0 || asked.includes(name);
      for (const peer of PEERS) if (whole || asked.includes(peer)) write(name, show(await peerTable(peer)));
    } else console.log('The other packages are not there: npm ci --ignore-scripts --prefix bench');
  }
}

async function all<T>(items: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Put a part into its place, between marks that Markdown does not show. */
function write(name: string, text: string): void {
  const parts = PARTS.map((part) => (part === name ? `\n${text}` : partOf(part)));
  const written = parts.flatMap((part, k) =>
    part === undefined ? [] : [mark(PARTS[k] as string) + part + mark(PARTS[k] as string)],
  );
  writeFileSync(RESULTS, `${heading()}\n${written.join('\n\n')}\n`);
}

/** What stands in RESULTS.md between the marks of a part. */
function partOf(name: string): string | undefined {
  return existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split(mark(name))[1] : undefined;
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

/** Measure one package; the columns of the others stay as they were. */
async function peerTable(measured: (typeof PEERS)[number]): Promise<string> {
  const cells = (await measurePeer(measured)).map(cell);
  const old = columnsOf(partOf('peers') ?? '');
  const columns = PEERS.map((peer) =>
    peer === measured ? cells : (old.get(peer) ?? points.map(() => 'not measured')),
  );
  return grid(
    '## f and its derivative at a point: time of packages / time of a hand-written function\n\n' +
      'Each in a process of its own, with its own fastest way to compile, its results checked first. tfjs and jax-js compute\n' +
      'in single precision. `wrong`: the result is not that of the function by hand; `fails`: it throws; `overflow`: its\n' +
      'recursion is too deep; `over 4 s`: derivative, compilation and measurement of the row take longer.',
    ['', ...PEERS],
    points.map(({ name }, k) => [name, ...columns.map((column) => column[k] ?? '')]),
  );
}

function cell(result: PeerResult): string {
  if ('error' in result) return result.error;
  return result.ratio >= 100 ? Math.round(result.ratio).toLocaleString('en') : result.ratio.toPrecision(3);
}
