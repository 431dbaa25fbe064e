import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The styles of KaTeX with its fonts in them, which the build puts beside the bundle; undefined where they are not there. */
export function katexStyle(): string | undefined {
  try {
    return readFileSync(join(__dirname, 'katex.css'), 'utf8');
  } catch {
    return undefined;
  }
}
