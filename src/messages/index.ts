import { described } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { catalogue } from './catalogue.ts';
import { LANGUAGES, type Language } from './language.ts';

export { LANGUAGES, type Language, languageOf } from './language.ts';
export { isKnownSentence, sentences, translate } from './sentences/translate.ts';

export { catalogue };

export type MessageKey = keyof typeof catalogue;

export type Parameters = Readonly<Record<string, string | number>>;

/** Something to say, before it is said in a language. */
export interface Message {
  readonly key: MessageKey;
  readonly params?: Parameters;
}

/** Says messages in one language. */
export interface Say {
  (key: MessageKey, params?: Parameters): string;
  readonly language: Language;
}

/**
 * The speaker of a language.
 *
 * A text has places: `{name}`, and `{count|point|points}`, which is the first word for 1 and the second otherwise.
 *
 * @example
 * speaker('en')('steps.nothingLeft') // 'Nothing is left to differentiate.'
 */
export function speaker(language: Language): Say {
  if (!LANGUAGES.includes(language)) {
    throw new FluxionError('ARGUMENT', `speaker: ${described(language)} is no language.`, {
      suggestion: `There are: ${LANGUAGES.join(', ')}.`,
    });
  }
  const say = (key: MessageKey, params: Parameters = {}): string => {
    if (!isMessage(key)) throw new FluxionError('ARGUMENT', `There is no message ${String(key)}.`);
    return fill(catalogue[key][language], params);
  };
  return Object.assign(say, { language });
}

/** Whether there is a message of this name. */
export function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key);
}

const PLACE = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** The text with its places filled; a parameter that is missing shows as its name. */
export function fill(text: string, params: Parameters): string {
  return text.replace(PLACE, (_, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (one !== undefined) return (Number(value) === 1 ? one : many) ?? '';
    return value === undefined ? name : String(value);
  });
}

/** The names of the places in a text, for checks. */
export function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map((match) => match[1] as string))];
}
