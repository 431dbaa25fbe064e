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
import { type Sentence, translatorOf } from './translator.ts';
import { values } from './values.ts';
import { words } from './words.ts';

/** All that is known. */
export const sentences: readonly Sentence[] = [
  ...words,
  ...notes,
  ...reading,
  ...foreign,
  // What an argument should be is more special than any text after 'Give'.
  ...callArguments,
  ...values,
  ...surfaces,
  ...tensors,
  ...transforms,
  ...compiling,
  ...examples,
  ...help,
];

const translated = translatorOf(sentences, (text) => text);

/**
 * A sentence in a language; what is not known stays English.
 *
 * @example
 * translate('zh', 'No value for x.') // '没有给出 x 的值。'
 */
export function translate(language: Language, text: string): string {
  return language === 'en' ? text : (translated(String(text)) ?? text);
}

/** Whether a sentence is known in every language. */
export function isKnownSentence(text: string): boolean {
  return translated(text) !== undefined;
}
