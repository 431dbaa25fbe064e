import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

/** Value and gradient of functions of tensors, beside the value alone and beside other packages, in one run. */
export async function reportTensors(): Promise<void> {
  const installed = existsSync(new URL('../node_modules/@tensorflow', import.meta.url));
  if (!installed) console.log('Other packages are not installed: npm ci --prefix bench');
  const peers = installed ? PEERS : PEERS.slice(0, 1);
  const results = new Map<string, Measured[]>();
  for (const peer of peers) results.set(peer, await measure(peer));
  console.log('\nValue and gradient of functions of tensors (Fluxion in double precision, the others in single)');
  console.log(['case', 'value', 'with gradient', `ratio (at most ${BAR})`, 'memory', ...peers.slice(1)].join(' | '));
  for (const [i, { name }] of cases.entries()) {
    const ours = results.get('fluxion')?.[i] as Measured;
    const others = peers.slice(1).map((peer) => {
      const { both, error } = results.get(peer)?.[i] ?? {};
      return both === undefined ? (error ?? 'fails') : `${(both / (ours.both ?? Number.NaN)).toFixed(2)} x ours`;
    });
    const cells = [
      time(ours.value),
      time(ours.both),
      ours.ratio?.toFixed(2) ?? ours.error,
      kilobytes(ours.memory),
      ...others,
    ];
    console.log([name, ...cells].join(' | '));
  }
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
