/** Languages that everything a user reads is there in. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Messages by key, each in every language: the compiler finds what is missing. */
export type Subject = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/**
 * The language of a locale name as POSIX and browsers write it: `zh_CN.UTF-8`, `zh-TW`, `en_GB`. English where it is
 * none of ours.
 */
export function languageOf(locale: string | undefined): Language {
  const name = String(locale ?? '')
    .toLowerCase()
    .split(/[_.@-]/)[0];
  return LANGUAGES.find((language) => language === name) ?? 'en';
}
