import type { Op } from '../expr/index.ts';

/** A text with the positions of its arguments taken out of an op's `js`. */
export interface Template {
  readonly pieces: readonly string[];
  readonly positions: readonly number[];
  /** Whether one place takes all arguments: `#*`. */
  readonly all: boolean;
  /** Whether some argument is written more than once, and so needs a name. */
  readonly repeats: boolean;
}

const templates = new WeakMap<Op, Template>();

/** The JavaScript of an operation, read once; undefined where it is a call. */
export function templateOf(op: Op): Template | undefined {
  if (op.js === undefined) return undefined;
  let template = templates.get(op);
  if (template === undefined) {
    const parts = op.js.split(/#(\d+|\*)/);
    const positions = parts.flatMap((part, i) => (i % 2 === 1 ? [Number(part) - 1] : []));
    template = {
      pieces: parts.filter((_, i) => i % 2 === 0),
      positions,
      all: parts[1] === '*',
      repeats: new Set(positions).size < positions.length,
    };
    templates.set(op, template);
  }
  return template;
}

/** The text of an application, from the texts of its arguments. */
export function filled({ pieces, positions, all }: Template, textOf: readonly string[]): string {
  if (all) return pieces.join(textOf.join(', '));
  return positions.reduce((text, position, i) => text + textOf[position] + pieces[i + 1], pieces[0] as string);
}
