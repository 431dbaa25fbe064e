import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { EXAMPLES } from '../../cli/examples.ts';
import { createProgram } from '../../cli/program.ts';
import { compare } from '../../src/compare/index.ts';
import { FluxionError } from '../../src/error.ts';
import { catalogue } from '../../src/manual/index.ts';
import { isKnownSentence, sentences, translate } from '../../src/messages/index.ts';
import { parse } from '../../src/parse/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where failures come from: the command line, the page's work, and the library with what it tells programmers. */
const PARTS = ['cli', 'src', 'web/jobs'];

/** The texts of failures and suggestions as they stand in the sources, each place filled with a word. */
function failures(): string[] {
  const found = new Set<string>();
  for (const part of PARTS) {
    for (const name of readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const text = readFileSync(join(ROOT, part, name), 'utf8');
      const literal = "(?:`(?:[^`\\\\]|\\\\.)*`|'(?:[^'\\\\\\n]|\\\\.)*')";
      const place = new RegExp(
        `(?:FluxionError\\(\\s*'[A-Z_]+',\\s*|suggestion:\\s*|syntaxError\\(\\s*|shapeError\\(\\s*)(${literal})`,
        'g',
      );
      const advice = new RegExp(`shapeError\\(\\s*${literal},\\s*(${literal})`, 'g');
      for (const match of [...text.matchAll(place), ...text.matchAll(advice)]) {
        const inner = (match[1] as string).slice(1, -1).replace(/\\'/g, "'").replace(/\\\\/g, '\\');
        const filled = inner.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'x');
        // A template inside a template is beyond this reading; the sentences of those are covered by running them.
        if (!filled.includes('${')) found.add(filled);
      }
    }
  }
  return [...found];
}

describe('sentences', () => {
  test('every failure that the command line can show is known in Chinese', () => {
    const all = failures();
    expect(all.length).toBeGreaterThan(120);
    // These are joined from parts; the next test makes them.
    const joined = /^x x; x\.$|; x\.$|(?:operator|bracket)x,/;
    expect(all.filter((text) => !joined.test(text) && !isKnownSentence(text))).toEqual([]);
  });

  test('failures that are joined from parts are known in Chinese', () => {
    const texts = [
      'x+',
      '2x3 y)',
      '(x',
      '1..2',
      '1 2',
      'x ? 1',
      'sin',
      'sinn(x)',
      '3 ? 2',
      ', x',
      'x = 1 = 2',
      '"a"',
      'x]',
      '',
      'atan2(x)',
    ];
    const attempts: (() => unknown)[] = [
      ...texts.map((text) => () => parse(text)),
      () => compare('ln(x)', { at: { x: -1 } }),
      () => compare('exp(exp(x))', { at: { x: 10 } }),
      () => compare('x/y', { at: { x: 1, y: 0 } }),
      () => compare('x*y', { at: { x: 1 } }),
      () => compare('x*y', { at: 1 }),
    ];
    const unknown: string[] = [];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch (error) {
        if (!(error instanceof FluxionError)) throw error;
        for (const text of [error.message, error.suggestion ?? ''])
          if (text !== '' && !isKnownSentence(text)) unknown.push(text);
      }
    }
    expect(unknown).toEqual([]);
  });

  test('every line of help is known in Chinese', () => {
    const program = createProgram('fluxion', () => {});
    const texts = [program.description()];
    for (const command of program.commands) {
      texts.push(command.summary() || command.description(), command.description());
      texts.push(
        ...command.options.map(({ description }) => description),
        ...command.registeredArguments.map(({ description }) => description),
      );
    }
    texts.push(...Object.values(EXAMPLES).flatMap((examples) => examples.map(([, says]) => says)));
    const said = texts.map((text) => text.charAt(0) + text.slice(1)).filter((text) => text !== '');
    const unknown = said.filter(
      (text) =>
        !isKnownSentence(text) && !isKnownSentence(text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('every remark on the catalogue is known in Chinese', () => {
    const unknown = new Set<string>();
    for (const { title, why, expression, variables, points } of catalogue) {
      for (const text of [title, why]) if (!isKnownSentence(text)) unknown.add(text);
      const at = Object.fromEntries(variables.map((name, i) => [name, (points[0] as readonly number[])[i] as number]));
      for (const note of compare(expression, { at }).notes) if (!isKnownSentence(note)) unknown.add(note);
    }
    const special: [string, Record<string, number>, string?][] = [
      ['abs(x)', { x: 0 }],
      ['sqrt(x)', { x: 0 }],
      ['sign(x)', { x: 0 }],
      ['x^2', { x: 0.1 }, '3x'],
      ['(x-1)^7 - (x^7 - 7x^6 + 21x^5 - 35x^4 + 35x^3 - 21x^2 + 7x - 1)', { x: 1.0001 }],
    ];
    for (const [f, at, manual] of special) {
      for (const note of compare(f, { at, manual }).notes) if (!isKnownSentence(note)) unknown.add(note);
    }
    for (const note of compare('x^2*sin(x)').notes) if (!isKnownSentence(note)) unknown.add(note);
    expect([...unknown]).toEqual([]);
  });

  test('a translation keeps the places of its sentence', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)[!&]?\}/g)].map((match) => match[1]);
    for (const [en, zh] of sentences) {
      const known = names(en);
      expect([en, names(zh).filter((name) => !known.includes(name))]).toEqual([en, []]);
      expect([en, new Set(known).size]).toEqual([en, known.length]);
    }
  });

  test('what stands in the places is kept, lists of known words are translated', () => {
    expect(translate('zh', 'No value for x.')).toBe('没有给出 x 的值。');
    expect(translate('zh', 'Symbolic and manual do not agree with the reference.')).toBe('符号、手动与参考值不一致。');
    expect(translate('en', 'No value for x.')).toBe('No value for x.');
    expect(translate('zh', 'Something that nobody has said.')).toBe('Something that nobody has said.');
  });
});
