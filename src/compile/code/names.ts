/** Words that name nothing of one's own in a module, and what the emitted code itself means by its name. */
const TAKEN = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield ' +
    'Infinity Math NaN Number undefined number'
  ).split(' '),
);

/** Gives out names that are identifiers of JavaScript, each once. */
export class Names {
  readonly #given = new Set<string>();

  /** A name as close to the wish as can be: what is no letter or digit becomes `_`, what is taken gets one behind it. */
  give(wish: string): string {
    let name = wish.normalize('NFC').replace(/[^\p{ID_Continue}$]/gu, '_');
    if (!/^[\p{ID_Start}_$]/u.test(name)) name = `_${name}`;
    while (TAKEN.has(name) || this.#given.has(name)) name += '_';
    this.#given.add(name);
    return name;
  }
}
