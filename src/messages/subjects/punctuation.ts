import type { Subject } from '../language.ts';

/** What stands between sentences and between the parts of one: full-width signs take no space. */
export const punctuation = {
  'text.sentences': { en: '{first} {second}', zh: '{first}{second}' },
  'text.comma': { en: ', ', zh: '，' },
  'text.listComma': { en: ', ', zh: '、' },
} as const satisfies Subject;
