import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GradientCase } from './gradients.ts';

const SOURCE = fileURLToPath(new URL('./gradients.cpp', import.meta.url));

/** What a case in C++ gives, and how long a call takes in milliseconds. */
export interface Native {
  readonly time: number;
  readonly value: number;
  readonly gradient: readonly number[];
}

/** The cases in C++, compiled; undefined where there is no g++. */
export interface NativeCases {
  run(test: GradientCase): Native;
  /** Remove the program. */
  remove(): void;
}

/** Compile the cases with `g++ -O2`, or say that they are left out. */
export function compileNative(): NativeCases | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'fluxion-bench-'));
  const program = join(directory, 'gradients');
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    execFileSync('g++', ['-O2', '-std=c++17', '-o', program, SOURCE], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.log('There is no g++ here: the column of C++ is left out.');
    return undefined;
  }
  return {
    remove,
    run({ native: { family, sizes, data }, point }) {
      const input = Buffer.concat([...data, point].map((numbers) => Buffer.from(numbers.slice().buffer)));
      const output = execFileSync(program, [family, ...sizes.map(String)], { input, encoding: 'utf8' });
      const [nanoseconds, value, ...gradient] = output.trim().split('\n').map(Number) as [number, number, ...number[]];
      return { time: nanoseconds / 1e6, value, gradient };
    },
  };
}
