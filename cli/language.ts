import { FluxionError, LANGUAGES, type Language, languageOf, type Say, speaker, translate } from '../src/index.ts';

/** The environment's language, in the order in which POSIX looks for it. */
export function localeLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  return languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

/**
 * The language to speak: `--lang`, or the locale's.
 *
 * @throws FluxionError USAGE for a language that is not there.
 */
export function readLanguage(option: string | undefined): Language {
  if (option === undefined) return localeLanguage();
  const name = option.toLowerCase().split(/[_.-]/)[0];
  const language = LANGUAGES.find((known) => known === name);
  if (language !== undefined) return language;
  throw new FluxionError('USAGE', `There is no language "${option}".`, {
    suggestion: `It takes ${LANGUAGES.join(' or ')}.`,
  });
}

/** Says messages in the language asked for. */
export function sayFor(option: string | undefined): Say {
  return speaker(readLanguage(option));
}

/** The option that chooses the language. */
export const LANG_OPTION = ['--lang <language>', 'language of the report: en or zh (default: the locale)'] as const;

/** An English sentence in the language of the reader. */
export type Translate = (english: string) => string;

/** Sentences in the language asked for. */
export function translatorFor(option: string | undefined): Translate {
  const language = readLanguage(option);
  return (english) => translate(language, english);
}

/** The same for what is said before or without the options being read: help, failures, progress. */
export function translatorOf(args: readonly string[]): Translate {
  const language = languageAmong(args);
  return (english) => translate(language, english);
}

export function speakerOf(args: readonly string[]): Say {
  return speaker(languageAmong(args));
}

function languageAmong(args: readonly string[]): Language {
  const place = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = args[place];
  const wanted = word === '--lang' ? args[place + 1] : word?.slice('--lang='.length);
  return wanted === undefined ? localeLanguage() : languageOf(wanted);
}

export const inEnglish: Translate = (english) => english;
