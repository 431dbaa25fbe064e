/** A printed expression with what decides about brackets and signs around it. Pieces share their parts, as expressions do. */
export interface Piece {
  readonly parts: readonly (string | Piece)[];
  /** How tightly its outermost operation binds, as in PRECEDENCE. */
  readonly level: number;
  /** Whether it begins with a sign: two operators are not written side by side. */
  readonly signed: boolean;
  /** The first and the last characters of its text, as many as anybody looks at. */
  readonly head: string;
  readonly tail: string;
}

/**
 * Texts longer than this are cut, unless the caller says otherwise: a small graph that shares its parts can stand for
 * an expression longer than any memory.
 */
export const MAX_LENGTH = 1 << 24;

export const ELLIPSIS = '…';

/** Options of the printers. */
export interface PrintOptions {
  /** A longer text is cut there, and ends in `…`. Default 2^24 characters. */
  readonly maxLength?: number;
  /** Numbers that are no integers are fractions, `1/10` for 0.1: one form for all in a list of exact ones. Text only. */
  readonly fractions?: boolean;
}

/** Length of `head` and `tail`: LaTeX looks for `\left(` and `\frac{1`. */
const ENDS = 16;

/** A piece of one text. */
export function atomic(text: string, level: number, signed = false): Piece {
  return { parts: [text], level, signed, head: text.slice(0, ENDS), tail: text.slice(-ENDS) };
}

/** Joins parts to the piece of a node. No text is made yet. */
export function join(parts: readonly (string | Piece)[], level: number, signed = false): Piece {
  let head = '';
  for (let i = 0; head.length < ENDS && i < parts.length; i++) {
    const part = parts[i] as string | Piece;
    head += typeof part === 'string' ? part : part.head;
  }
  let tail = '';
  for (let i = parts.length - 1; tail.length < ENDS && i >= 0; i--) {
    const part = parts[i] as string | Piece;
    tail = (typeof part === 'string' ? part : part.tail) + tail;
  }
  return { parts, level, signed, head: head.slice(0, ENDS), tail: tail.slice(-ENDS) };
}

/** The text of a whole expression, written from left to right and no further than its length. */
export function finish(piece: Piece, maxLength: number): string {
  const written: string[] = [];
  let length = 0;
  const waiting: (string | Piece)[] = [piece];
  for (let next = waiting.pop(); next !== undefined && length <= maxLength; next = waiting.pop()) {
    if (typeof next === 'string') {
      written.push(next);
      length += next.length;
    } else {
      for (let i = next.parts.length - 1; i >= 0; i--) waiting.push(next.parts[i] as string | Piece);
    }
  }
  const text = written.join('');
  return length > maxLength ? text.slice(0, Math.max(0, maxLength - 1)) + ELLIPSIS : text;
}
