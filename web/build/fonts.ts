import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import subset from 'subset-font';
import type { Plugin } from 'vite';

/** The letters, digits and signs of everyday formulas, of the fonts that every visit shows. */
const EVERYDAY: Readonly<Record<string, string>> = {
  'KaTeX_Main-Regular': `${printable()}\u00a0·×÷±−′⋅∂√∞≤≥≠→∣⟨⟩`,
  'KaTeX_Math-Italic': `${letters()}∂πθλμφ`,
};

const LAST = 0x10ffff;

/**
 * The fonts of KaTeX. It offers each in three formats, where every browser that runs the page reads WOFF2; and a font of
 * every visit comes in two files, of which the browser loads the second with the first character that is in it.
 */
export function fonts(cache: string): Plugin {
  return {
    name: 'fonts',
    enforce: 'pre',
    async transform(code, id) {
      if (!/katex(?:\.min)?\.css/.test(id)) return undefined;
      const folder = dirname(id.replace(/\?.*$/, ''));
      const faces = code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
      const parts = await Promise.all(
        faces.split(/(?<=})(?=@font-face)|(?<=@font-face{[^}]*})/).map((face) => divided(face, folder, cache)),
      );
      return parts.join('');
    },
  };
}

/** A rule for a font as rules for its two parts; others as they are. */
async function divided(rule: string, folder: string, cache: string): Promise<string> {
  const [, path = ''] = /url\(([^)]*\.woff2)\)/.exec(rule) ?? [];
  const everyday = EVERYDAY[basename(path, '.woff2')];
  if (!rule.startsWith('@font-face') || everyday === undefined) return rule;
  const often = [...everyday].map((character) => character.codePointAt(0) as number).sort((a, b) => a - b);
  const parts = { everyday: rangesOf(often), rest: gapsOf(rangesOf(often)) };
  const font = readFileSync(join(folder, path));
  mkdirSync(cache, { recursive: true });
  const rules = Object.entries(parts).map(async ([name, ranges]) => {
    const file = join(cache, `${basename(path, '.woff2')}-${name}.woff2`);
    writeFileSync(file, await subset(font, charactersOf(ranges), { targetFormat: 'woff2' }));
    const place = relative(folder, file).replaceAll('\\', '/');
    return rule.replace(path, place).replace(/}$/, `;unicode-range:${ranges.map(rangeText).join()}}`);
  });
  return (await Promise.all(rules)).join('');
}

type Range = readonly [first: number, last: number];

/** Ascending numbers as ranges. */
function rangesOf(points: readonly number[]): Range[] {
  const ranges: [number, number][] = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last !== undefined && point <= last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

/** What lies between ranges, before the first and after the last. */
function gapsOf(ranges: readonly Range[]): Range[] {
  const firsts = [0, ...ranges.map(([, last]) => last + 1)];
  const lasts = [...ranges.map(([first]) => first - 1), LAST];
  return firsts.map((first, i): Range => [first, lasts[i] as number]).filter(([first, last]) => first <= last);
}

/** The characters of ranges, those of no plane but the first two, where fonts for formulas have theirs. */
function charactersOf(ranges: readonly Range[]): string {
  const points = ranges.flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, Math.min(last, 0x1ffff) - first + 1) }, (_, i) => first + i),
  );
  return points
    .filter(isCharacter)
    .map((point) => String.fromCodePoint(point))
    .join('');
}

function isCharacter(point: number): boolean {
  return point < 0xd800 || point > 0xdfff;
}

function rangeText([first, last]: Range): string {
  const hex = (point: number): string => point.toString(16);
  return `U+${hex(first)}${last === first ? '' : `-${hex(last)}`}`;
}

function printable(): string {
  return String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));
}

function letters(): string {
  return [...printable()].filter((character) => /[a-z]/i.test(character)).join('');
}
