import { explain } from '../../src/index.ts';
import { inEnglish, type Translate } from '../language.ts';

/** Characters that take two columns, or break a line anywhere. */
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/;

/** The width every report fits. */
export const WIDTH = 100;

/** Texts beyond this many characters are not for reading; a report shows their beginning. */
const READABLE = 1200;

/** A text in one line of at most `width` characters, cut with an ellipsis. */
export function cut(text: string, width: number): string {
  if (WIDE.test(text)) return explain.cut(text, width);
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}

/**
 * Break a text at spaces into lines of at most `width` characters; a longer word is broken where the line ends.
 *
 * @param indent put before every line but the first.
 */
export function wrap(text: string, width = WIDTH, indent = ''): string {
  if (WIDE.test(text)) return explain.wrap(text, width, indent);
  const lines: string[] = [];
  const room = (): number => width - (lines.length > 0 ? indent.length : 0);
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') {
      line = word;
    } else if (line.length + 1 + word.length <= room()) {
      line += ` ${word}`;
    } else {
      lines.push(line);
      line = word;
    }
    while (line.length > room()) {
      const fits = room();
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return [...lines, line].join(`\n${indent}`);
}

/** `left = right`, wrapped under the right side; a formula of thousands of characters is shown by its beginning. */
export function equation(left: string, right: string, t: Translate = inEnglish, width = WIDTH): string {
  const shown =
    right.length <= READABLE ? right : `${right.slice(0, READABLE)} … ${t(`(${grouped(right.length)} characters)`)}`;
  return wrap(`${left} = ${shown}`, width, ' '.repeat(Math.min(explain.columnsOf(left) + 3, 16)));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A natural number in superscript digits. */
export function superscript(n: number): string {
  return [...String(n)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
}

export const grouped = explain.grouped;
export const short = explain.short;
export const list = explain.listed;
