import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** What a piece of text is to the reader. */
const FORMATS = {
  title: 'bold',
  faint: 'dim',
  name: 'cyan',
  good: 'green',
  bad: 'red',
  caution: 'yellow',
} as const satisfies Record<string, Format>;

export type Role = keyof typeof FORMATS;

/** Marks text by its role; without colour it returns the text. */
export type Style = (role: Role, text: string) => string;

export const plain: Style = (_role, text) => text;

const colored: Style = (role, text) => styleText(FORMATS[role], text, { validateStream: false });

/**
 * Colour only on a terminal that has it. `hasColors` knows NO_COLOR, FORCE_COLOR and dumb terminals.
 */
export function styleFor(stream: NodeJS.WriteStream, wanted: boolean): Style {
  return wanted && stream.isTTY && (stream as WriteStream).hasColors() ? colored : plain;
}
