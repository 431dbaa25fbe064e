/** A printed expression with what decides about brackets around it. */
export interface Piece {
  readonly text: string;
  /** How tightly its outermost operation binds, as in PRECEDENCE. */
  readonly level: number;
  /** Whether it begins with a sign: two operators are not written side by side. */
  readonly signed: boolean;
  /** Whether the text ends in an ellipsis because it is too long. */
  readonly cut: boolean;
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
}

/**
 * Joins parts to the text of a node. Behind a part that is cut nothing follows: the text stays a prefix of the full
 * one. Strings are only cut when they have twice the length, so that cutting costs no more than the printing.
 */
export function join(parts: readonly (string | Piece)[], level: number, maxLength: number, signed = false): Piece {
  let text = '';
  for (const part of parts) {
    text += typeof part === 'string' ? part : part.text;
    if (text.length > 2 * maxLength) return { text: shorten(text, maxLength), level, signed, cut: true };
    if (typeof part !== 'string' && part.cut) return { text, level, signed, cut: true };
  }
  return { text, level, signed, cut: false };
}

/** The text of a whole expression, cut to its length. */
export function finish(piece: Piece, maxLength: number): string {
  return piece.text.length > maxLength ? shorten(piece.text, maxLength) : piece.text;
}

function shorten(text: string, maxLength: number): string {
  return text.slice(0, Math.max(0, maxLength - 1)) + ELLIPSIS;
}
