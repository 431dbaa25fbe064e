import type { Language } from '../../src/index.ts';

/** From the English of the library to the visitor's language. */
export type Translator = (english: string) => Promise<string>;

/**
 * The translator to a language. Every comparison has remarks, which are loaded with the first answer in another language
 * than English; the other sentences, of which most are failures, are loaded when one is met.
 */
export async function translatorTo(language: Language): Promise<Translator> {
  if (language === 'en') return async (english) => english;
  const { translateRemark } = await import('virtual:remarks');
  return async (english) => translateRemark(english) ?? (await import('./sentences.ts')).translate(language, english);
}
