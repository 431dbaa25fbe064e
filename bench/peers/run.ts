import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { points } from '../compiled/points.ts';

/** The packages that are measured, by the names of their files here. */
export const PEERS = [
  'fluxion',
  'mathjs',
  'nerdamer',
  'algebrite',
  'compute-engine',
  'tfjs-cpu',
  'tfjs-wasm',
  'jax',
  'rose',
] as const;

/** How many times a hand-written function a peer takes, or why that is not known. */
export type PeerResult = { readonly ratio: number } | { readonly error: string };

/** How long a peer may take for a case, with everything: derivative, compilation, passes. In milliseconds. */
const LIMIT = 4000;

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));

interface Message {
  readonly index: number;
  readonly started?: true;
  readonly ratio?: number;
  readonly error?: string;
}

/** Whether the packages are there: `npm ci --prefix bench` brings them. */
export function peersInstalled(): boolean {
  return existsSync(new URL('../node_modules/rose', import.meta.url));
}

/** One peer over all point cases. A case over the limit ends its process; a new one goes on with the next. */
export async function measurePeer(peer: (typeof PEERS)[number]): Promise<PeerResult[]> {
  const results: PeerResult[] = [];
  // Where a case of a family is too much, the larger ones behind it are too.
  while (results.length < points.length) await oneProcess(peer, results);
  return results;
}

function oneProcess(peer: string, results: PeerResult[]): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(WORKER, [peer, String(results.length)], {
      execArgv: ['--import', 'tsx', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
    child.on('message', ({ index, started, ratio, error }: Message) => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
      if (started === true) return;
      results[index] = ratio === undefined ? { error: error ?? 'fails' } : { ratio };
    });
    child.on('close', (_, signal) => {
      clearTimeout(timer);
      if (results.length < points.length) results.push({ error: signal === null ? 'fails' : `over ${LIMIT / 1000} s` });
      resolve();
    });
  });
}
