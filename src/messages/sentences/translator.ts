/**
 * Sentences that are written in English where they arise (failures, remarks on a comparison, help), with what they are
 * in Chinese. A place is `{name}`; what fills `{name!}` is a phrase that is translated
 * in turn; what fills `{names&}` is a list whose entries stay as they are.
 */
export type Sentence = readonly [en: string, zh: string];

/** What a text is in Chinese; undefined where that is not known. */
export type Translator = (text: string) => string | undefined;

interface Pattern {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly zh: string;
  /** The letters of the template that stand for themselves: the more, the surer the match. */
  readonly weight: number;
}

const PLACE = /\{(\w+[!&]?)\}/g;

/** What stands between the entries of a list. */
const LIST = /, | and /;

/** Phrases inside phrases end. */
const DEEPEST = 4;

/**
 * The translator that knows some sentences.
 *
 * @param otherPhrase What a phrase inside a sentence becomes that is not among them; with undefined for it, the whole
 *   sentence is not known.
 */
export function translatorOf(sentences: readonly Sentence[], otherPhrase: Translator): Translator {
  let exact: ReadonlyMap<string, string> | undefined;
  let patterns: readonly Pattern[] | undefined;

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
      if (match !== null) return filled(zh, new Map(names.map((name, i) => [name, match[i + 1] ?? ''])), depth);
    }
    return undefined;
  }

  function filled(zh: string, values: ReadonlyMap<string, string>, depth: number): string | undefined {
    let isKnown = true;
    const text = zh.replace(PLACE, (_, name: string) => {
      const plain = values.get(name);
      if (plain === undefined) return values.get(`${name}!`) ?? values.get(`${name}&`) ?? '';
      if (name.endsWith('&')) return plain.split(LIST).join('、');
      if (!name.endsWith('!')) return plain;
      const known = phrase(plain, depth + 1) ?? otherPhrase(plain);
      isKnown &&= known !== undefined;
      return known ?? plain;
    });
    return isKnown ? text : undefined;
  }

  /** A phrase: a known one, or a list of known ones. */
  function phrase(text: string, depth: number): string | undefined {
    const known = translated(text, depth) ?? translated(text.toLowerCase(), depth);
    const parts = text.split(LIST);
    if (known !== undefined || parts.length < 2) return known;
    const each = parts.map((part) => translated(part.toLowerCase(), depth));
    return each.every((part) => part !== undefined) ? each.join('、') : undefined;
  }

  return (text) => translated(text, 0);
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
