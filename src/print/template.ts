import type { Op } from '../expr/index.ts';

/** A LaTeX template: text, and holes for arguments. */
export type TemplatePart = string | Hole;

export interface Hole {
  /** Index of the argument, 0-based. */
  readonly index: number;
  /** Whether braces or other delimiters stand around it, so that what fills it needs none. */
  readonly enclosed: boolean;
}

const templates = new WeakMap<Op, readonly TemplatePart[]>();

/** The parts of an operation's `tex`; a macro alone has no hole. */
export function templateOf(op: Op): readonly TemplatePart[] {
  let parts = templates.get(op);
  if (parts === undefined) {
    parts = split(op.tex);
    templates.set(op, parts);
  }
  return parts;
}

/** The parts of another template. */
export const partsOf = (tex: string): readonly TemplatePart[] => split(tex);

export function isHole(part: TemplatePart): part is Hole {
  return typeof part !== 'string';
}

function split(tex: string): TemplatePart[] {
  const pieces = tex.split(/#(\d)/);
  const environment = tex.startsWith('\\begin');
  return pieces
    .map((piece, i): TemplatePart => {
      if (i % 2 === 0) return piece;
      const enclosed = environment || (OPENS.test(pieces[i - 1] ?? '') && CLOSES.test(pieces[i + 1] ?? ''));
      return { index: Number(piece) - 1, enclosed };
    })
    .filter((part) => part !== '');
}

const OPENS = /(?:[{[(,]|\\left\||\\lfloor|\\lceil)\s*$/;
const CLOSES = /^\s*(?:[}\]),]|\\right)/;
