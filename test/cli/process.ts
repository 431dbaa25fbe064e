import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Longer than any answer takes on a busy machine; what is stopped by it has code null. */
const HANG = 20_000;

/** Run the command line as a user does: a process of its own, through the launcher. */
export function runProgram(
  name: 'diff' | 'fluxion',
  args: readonly string[],
  { input = '', env, cwd }: Surroundings = {},
): Outcome {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${BIN}${name}.cjs`, ...args], {
    input,
    cwd,
    encoding: 'utf8',
    timeout: HANG,
    maxBuffer: 1 << 27,
    env: { ...inherited, ...env },
  });
  return { code: status, stdout, stderr };
}

export const diff = (...args: string[]): Outcome => runProgram('diff', args);
