/** Made by web/build/laterFunctions.ts. */
declare module 'virtual:later-functions' {
  /** Whether a function was called that is not there yet: what was computed then does not count. */
  export function isMissing(): boolean;
  /** Fetch the functions, once. */
  export function fetchFunctions(): Promise<void>;
}

/** Made by web/build/languages.ts. */
declare module 'virtual:remarks' {
  /** What a remark on a comparison is in Chinese; undefined for other sentences. */
  export function translateRemark(english: string): string | undefined;
}

/** Made by web/build/languages.ts. */
declare module 'virtual:languages' {
  /** Nothing can be said in a language before it is loaded. */
  export function loadLanguage(language: import('../src/index.ts').Language): Promise<void>;
}
