import { described } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { LANGUAGES, type Language } from './language.ts';
import { checkPanel } from './subjects/checkPanel.ts';
import { cli } from './subjects/cli.ts';
import { compare } from './subjects/compare.ts';
import { curvesPanel } from './subjects/curvesPanel.ts';
import { graphPanel } from './subjects/graphPanel.ts';
import { layerPanel } from './subjects/layerPanel.ts';
import { mistakes } from './subjects/mistakes.ts';
import { overview } from './subjects/overview.ts';
import { page } from './subjects/page.ts';
import { panels } from './subjects/panels.ts';
import { plots } from './subjects/plots.ts';
import { punctuation } from './subjects/punctuation.ts';
import { report } from './subjects/report.ts';
import { rules } from './subjects/rules.ts';
import { steps } from './subjects/steps.ts';
import { survey } from './subjects/survey.ts';
import { trace } from './subjects/trace.ts';
import { variablesPanel } from './subjects/variablesPanel.ts';

export { LANGUAGES, type Language, languageOf } from './language.ts';
export { isKnownSentence, sentences, translate } from './sentences/translate.ts';

/** Everything a user reads, by key, in every language. */
export const catalogue = {
  ...rules,
  ...steps,
  ...mistakes,
  ...trace,
  ...plots,
  ...overview,
  ...report,
  ...survey,
  ...cli,
  ...punctuation,
  ...page,
  ...compare,
  ...panels,
  ...graphPanel,
  ...curvesPanel,
  ...checkPanel,
  ...variablesPanel,
  ...layerPanel,
};

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
