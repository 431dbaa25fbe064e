import { type Plugin, runnerImport } from 'vite';

/** What the page imports to load a language; declared in web/virtual.d.ts. */
const LANGUAGES = 'virtual:languages';
/** What translates the remarks in answers; declared there too. */
const REMARKS = 'virtual:remarks';
/** The messages of one language. */
const TEXTS = 'virtual:texts/';
const CATALOGUE = /\/src\/messages\/catalogue\.ts$/;

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A visitor reads one language: its messages are a file, the same one for the page and for its workers. The library's
 * catalogue is empty there until a language is loaded into it. What a comparison remarks is translated before all
 * sentences are there.
 */
export function languages(place: string): Plugin {
  const folder = place.replaceAll('\\', '/');
  const catalogue = `${folder}/catalogue.ts`;
  let read: Promise<Catalogue> | undefined;
  const messages = (): Promise<Catalogue> => {
    read ??= runnerImport<{ readonly catalogue: Catalogue }>(catalogue).then(({ module }) => module.catalogue);
    return read;
  };
  return {
    name: 'languages',
    enforce: 'pre',
    resolveId: (source) =>
      source === LANGUAGES || source === REMARKS || source.startsWith(TEXTS) ? `\0${source}` : undefined,
    async load(id) {
      if (id === `\0${LANGUAGES}`) return `export { loadLanguage } from '${catalogue}';`;
      if (id === `\0${REMARKS}`) return remarks(`${folder}/sentences`);
      if (id.startsWith(`\0${TEXTS}`)) return textsOf(await messages(), id.slice(TEXTS.length + 1));
      return CATALOGUE.test(id.replaceAll('\\', '/')) ? emptyCatalogue(await messages()) : undefined;
    },
  };
}

/** A translator that knows the remarks on a comparison, and of them those that need no other phrase. */
function remarks(folder: string): string {
  return `
    import { notes } from '${folder}/notes.ts';
    import { translatorOf } from '${folder}/translator.ts';
    import { words } from '${folder}/words.ts';
    export const translateRemark = translatorOf([...words, ...notes], () => undefined);`;
}

function textsOf(messages: Catalogue, language: string): string {
  const texts = Object.entries(messages).map(([key, { [language]: text }]) => [key, text]);
  return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
}

function emptyCatalogue(messages: Catalogue): string {
  const names = [...new Set(Object.values(messages).flatMap((texts) => Object.keys(texts)))];
  const imports = names.map((language) => `${language}: () => import('${TEXTS}${language}'),`);
  return `
    export const catalogue = {};
    const texts = { ${imports.join(' ')} };
    export const loadLanguage = (language) => texts[language]().then(({ default: found }) => {
      for (const key in found) (catalogue[key] ??= {})[language] = found[key];
    });`;
}
