import { writeFileSync } from 'node:fs';
import { FluxionError } from '../src/index.ts';

/**
 * Write what a command made to a file.
 *
 * @throws FluxionError USAGE where the file cannot be written.
 */
export function writeOutput(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new FluxionError('USAGE', `${path} cannot be written (${reason}).`, {
      suggestion: 'Give another file name.',
    });
  }
}
