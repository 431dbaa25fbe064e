import type { Language } from '../language.ts';
import { callArguments } from './arguments.ts';
import { compiling } from './compiling.ts';
import { examples } from './examples.ts';
import { foreign } from './foreign.ts';
import { help } from './help.ts';
import { notes } from './notes.ts';
import { reading } from './reading.ts';
import { surfaces } from './surfaces.ts';
import { tensors } from './tensors.ts';
import { transforms } from './transforms.ts';
import { values } from './values.ts';
import { words } from './words.ts';

/**
 * Sentences that are written in English where they arise (failures, remarks on a comparison, help), with what they are
 * in Chinese. A place is `{name}`; what fills `{name!}` is a phrase that is translated
 * in turn; what fills `{names&}` is a list whose entries stay as they are.
 */
export type Sentence = readonly [en: string, zh: string];

export const sentences: readonly Sentence[] = [
  ...words,
  ...notes,
  ...reading,
  ...foreign,
  ...values,
  ...callArguments,
  ...surfaces,
  ...tensors,
  ...transforms,
  ...compiling,
  ...examples,
  ...help,
];

interface Pattern {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly zh: string;
  /** The letters of the template that stand for themselves: the more, the surer the match. */
  readonly weight: number;
}

let exact: ReadonlyMap<string, string> | undefined;
let patterns: readonly Pattern[] | undefined;

const PLACE = /\{(\w+[!&]?)\}/g;

/** What stands between the entries of a list. */
const LIST = /, | and /;

/** Phrases inside phrases end. */
const DEEPEST = 4;

/**
 * A sentence in a language; what is not known stays English.
 *
 * @example
 * translate('zh', 'No value for x.') // 'x 没有给出值。'
 */
export function translate(language: Language, text: string): string {
  return language === 'en' ? text : (translated(String(text), 0) ?? text);
}

/** Whether a sentence is known in every language. */
export function isKnownSentence(text: string): boolean {
  return translated(text, 0) !== undefined;
}

function translated(text: string, depth: number): string | undefined {
  exact ??= new Map(sentences.filter(([en]) => !en.includes('{')));
  const known = exact.get(text);
  if (known !== undefined || depth > DEEPEST) return known;
  patterns ??= sentences
    .filter(([en]) => en.includes('{'))
    .map(patternOf)
    .sort((a, b) => b.weight - a.weight);
  for (const { pattern, names, zh } of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const values = new Map(names.map((name, i) => [name, match[i + 1] ?? '']));
    return zh.replace(PLACE, (_, name: string) => {
      const plain = values.get(name);
      if (plain === undefined) return values.get(`${name}!`) ?? values.get(`${name}&`) ?? '';
      if (name.endsWith('&')) return plain.split(LIST).join('、');
      return name.endsWith('!') ? phrase(plain, depth + 1) : plain;
    });
  }
  return undefined;
}

/** A phrase: a known one, or a list of known ones. */
function phrase(text: string, depth: number): string {
  const known = translated(text, depth) ?? translated(text.toLowerCase(), depth);
  if (known !== undefined) return known;
  const parts = text.split(LIST);
  if (parts.length < 2) return text;
  const each = parts.map((part) => translated(part.toLowerCase(), depth));
  return each.every((part) => part !== undefined) ? each.join('、') : text;
}

function patternOf([en, zh]: Sentence): Pattern {
  const pieces = en.split(PLACE);
  const names = pieces.filter((_, i) => i % 2 === 1);
  const source = pieces
    .map((piece, i) => (i % 2 === 1 ? '([\\s\\S]*?)' : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const weight = pieces.filter((_, i) => i % 2 === 0).join('').length;
  return { pattern: new RegExp(`^${source}$`), names, zh, weight };
}
