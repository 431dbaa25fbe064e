import { fork } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { grid, machine } from '../markdown.ts';
import { cases } from './cases.mjs';

/** Packages with reverse mode over tensors, by the names of their files here. */
const PEERS = ['fluxion', 'tfjs-cpu', 'tfjs-wasm', 'jax'] as const;

/** How long a package may take for a case, in milliseconds. */
const LIMIT = 20_000;

/** Value and gradient together may take this many times the value alone. */
const BAR = 3;

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));

interface Measured {
  readonly both?: number;
  readonly value?: number;
  readonly ratio?: number;
  /** Kilobytes at the peak: for the value alone, with the gradient. */
  readonly memory?: readonly [number, number];
  readonly error?: string;
}

const RESULTS = new URL('../TENSORS.md', import.meta.url);

/**
 * Value and gradient of functions of tensors, beside the value alone and beside other packages, in one run. The table goes
 * to TENSORS.md, where the other packages are installed.
 */
export async function reportTensors(): Promise<void> {
  const installed = existsSync(new URL('../node_modules/@tensorflow', import.meta.url));
  if (!installed) console.log('Other packages are not installed: npm ci --ignore-scripts --prefix bench');
  const peers = installed ? PEERS : PEERS.slice(0, 1);
  const results = new Map<string, Measured[]>();
  for (const peer of peers) results.set(peer, await measure(peer));
  const others = peers.slice(1);
  const text = grid(
    heading(),
    ['', 'value', 'with gradient', 'ratio', 'bar', 'memory', ...others],
    cases.map(({ name }, i) => {
      const ours = results.get('fluxion')?.[i] as Measured;
      const theirs = others.map((peer) => beside(results.get(peer)?.[i], ours));
      const { ratio } = ours;
      const shown = ratio?.toFixed(2) ?? ours.error ?? 'fails';
      const held = ratio !== undefined && ratio <= BAR ? 'holds' : 'missed';
      return [name, time(ours.value), time(ours.both), shown, held, kilobytes(ours.memory), ...theirs];
    }),
  );
  console.log(`\n${text}`);
  if (installed) writeFileSync(RESULTS, text);
}

/** How much longer another package takes for value and gradient. */
function beside(theirs: Measured | undefined, ours: Measured): string {
  if (theirs?.both === undefined || ours.both === undefined) return theirs?.error ?? 'fails';
  return `${(theirs.both / ours.both).toPrecision(3)} x ours`;
}

function heading(): string {
  return [
    '# Measured: gradients of functions of tensors',
    '',
    'Written by `npm run bench -- tensors` (first `npm ci --ignore-scripts --prefix bench` for the other packages). All of them',
    'compute the same functions of the same inputs, each in a process of its own; value and gradient are checked against',
    'those of Fluxion before they are timed. A time is the fastest of 60 short passes. Fluxion computes in double, the others in',
    'single precision.',
    '',
    `Bar: value and gradient together take at most ${BAR} times the value alone. Memory is what is kept at one time for the value`,
    'alone, and with the values that reverse mode keeps for its way back. Of the others, value and gradient.',
    '',
    machine(),
  ].join('\n');
}

async function measure(peer: string): Promise<Measured[]> {
  const results: Measured[] = [];
  while (results.length < cases.length) await oneProcess(peer, results);
  return results;
}

function oneProcess(peer: string, results: Measured[]): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(WORKER, [peer, String(results.length)], {
      execArgv: ['--import', 'tsx', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const stop = (): NodeJS.Timeout => setTimeout(() => child.kill('SIGKILL'), LIMIT);
    let timer = stop();
    child.on('message', ({ index, started, ...result }: Measured & { index: number; started?: true }) => {
      clearTimeout(timer);
      timer = stop();
      if (started !== true) results[index] = result;
    });
    child.on('close', () => {
      clearTimeout(timer);
      if (results.length < cases.length) results.push({ error: 'fails' });
      resolve();
    });
  });
}

function time(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '-';
  return milliseconds < 1 ? `${(milliseconds * 1e3).toPrecision(3)} µs` : `${milliseconds.toPrecision(3)} ms`;
}

/** Of the value, and with the values that reverse mode keeps for its way back. */
function kilobytes(memory: readonly [number, number] | undefined): string {
  return memory === undefined ? '-' : `${memory.map((size) => size.toFixed(size < 10 ? 1 : 0)).join(' -> ')} KB`;
}
