import moo from 'moo';
import { syntaxError } from './failure.ts';
import type { Token, TokenType } from './syntax.ts';

/** Superscript characters, and the letters that have a superscript form. */
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ';

const LETTER = `(?:(?![${SUPERSCRIPT}])\\p{L}|[_$∞∂])`;

/** The tokens of the language. Brackets and names get their meaning later, from what stands around them. */
const lexer = moo.compile({
  space: /[ \t\r\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+/u,
  separator: { match: /\n|;/u, lineBreaks: true },
  comment: /#[^\n]*/u,
  // Before plain numbers, whose digits would be cut off: 1½ is 3/2.
  fraction: /[0-9]*[¼-¾⅐-⅞]/u,
  number: /0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:[0-9]+(?:\.(?![*/^])[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/u,
  superscript: new RegExp(`[${SUPERSCRIPT}]+`, 'u'),
  name: [
    // 2πr is 2*π*r, and 30° a multiple of the degree.
    /π(?![\p{Nd}\p{M}_₀-₉])|°/u,
    // A $ at the end is a delimiter of LaTeX: $x^2$.
    new RegExp(
      `${LETTER}(?:${LETTER}|[\\p{Nd}\\p{M}₀-₉])*(?<=_)\\{[a-zA-Z0-9]+\\}|${LETTER}(?:${LETTER}|[\\p{Nd}\\p{M}₀-₉])*(?<!\\$)`,
      'u',
    ),
  ],
  radical: /[√∛∜]/u,
  bracket: /[()[\]{}|⌊⌋⌈⌉]/u,
  operator: /\*\*|\.[*/^]|[<>=!]=|&&|\|\||[-+*/^%!<>=?:,'′′×⋅∙·•✕∗÷∕⁄−–—≤≥≠]/u,
  text: /"[^"\n]*"?/u,
  unknown: moo.error,
});

/** Spellings of the same operator. */
const SAME = new Map(
  Object.entries({
    '**': '^',
    '×': '*',
    '⋅': '*',
    '∙': '*',
    '·': '*',
    '•': '*',
    '✕': '*',
    '∗': '*',
    '÷': '/',
    '∕': '/',
    '⁄': '/',
    '−': '-',
    '–': '-',
    '—': '-',
    '≤': '<=',
    '≥': '>=',
    '≠': '!=',
    '′': "'",
  }),
);

/** What each operator is to the grammar; the others it spells out. */
const ROLES: ReadonlyMap<string, TokenType> = new Map(
  Object.entries({
    additive: ['+', '-'],
    multiplicative: ['*', '/', 'mod', '%', '.*', './'],
    power: ['^', '.^'],
    relation: ['==', '!=', '<', '>', '<=', '>='],
    sign: ['not'],
    postfix: ['!', "'"],
    word: ['and', 'or', 'xor'],
  } satisfies Partial<Record<TokenType, string[]>>).flatMap(([role, symbols]) =>
    symbols.map((symbol) => [symbol, role as TokenType] as const),
  ),
);

/** The tokens of a text, without spaces and comments; line ends and `;` are separators. */
export function tokenize(input: string): Token[] {
  const tokens: Token[] = [];
  // Full-width forms stand at a fixed distance from ASCII, so columns stay what they are.
  lexer.reset(/[\uff01-\uff5e]/.test(input) ? input.replace(/[\uff01-\uff5e]/g, narrow) : input);
  for (let lexeme = lexer.next(); lexeme !== undefined; lexeme = lexer.next()) {
    const { type = 'unknown', text, offset } = lexeme;
    if (type === 'space' || type === 'comment') continue;
    if (type === 'superscript') tokens.push(...raised(text, offset));
    else if (text === '√') tokens.push(root(tokens, offset));
    else if (type === 'fraction') tokens.push(...vulgar(text, offset));
    else tokens.push(...named(text, offset), tokenOf(type as LexemeType, text, offset));
  }
  return tokens;
}

/** `⌊x⌋` is floor(x): the brackets bring the function's name along. */
function named(text: string, start: number): Token[] {
  const name = BRACKET_NAMES.get(text);
  return name === undefined ? [] : [{ ...tokenOf('name', name, start), end: start + text.length }];
}

const BRACKET_NAMES: ReadonlyMap<string, string> = new Map([
  ['⌊', 'floor'],
  ['⌈', 'ceil'],
]);

/** `√`, and `³√`, whose raised index is taken back from the tokens before, unless it is the exponent of a value: `x³√y`. */
function root(tokens: Token[], start: number): Token {
  const radical = tokenOf('radical', '√', start);
  const last = tokens.at(-1);
  const from = tokens.findLastIndex((token) => token.start !== last?.start) + 1;
  const [caret, , index] = tokens.slice(from);
  const before = tokens[from - 1];
  const isExponent = before !== undefined && /^(?:[\p{L}\p{N}].*|[)\]}|⌋⌉!%'])$/u.test(before.text);
  if (caret?.text !== '^' || last?.text !== ')' || last.end !== start || isExponent) return radical;
  const text = tokens.length - from === 4 ? INDICES.get(index?.text ?? '') : undefined;
  if (text === undefined) {
    throw syntaxError(
      'This root has an index that has no sign of its own.',
      { start: caret.start, end: start + 1 },
      'Write nthRoot(x, n).',
    );
  }
  tokens.length = from;
  return { ...radical, text, start: caret.start };
}

const INDICES: ReadonlyMap<string, string> = new Map([
  ['2', '√'],
  ['3', '∛'],
  ['4', '∜'],
]);

/** What a piece of text is, before it gets its role in the grammar. */
export type LexemeType = 'separator' | 'number' | 'name' | 'radical' | 'bracket' | 'operator' | 'text' | 'unknown';

/** A token of a piece of text. */
export function tokenOf(type: LexemeType, text: string, start: number): Token {
  const end = start + text.length;
  if (type === 'operator') {
    const symbol = SAME.get(text) ?? text;
    return { type: ROLES.get(symbol) ?? 'word', text: symbol, start, end };
  }
  if (type !== 'name') return { type, text, start, end };
  const name = spelling(text);
  return { type: ROLES.get(name) ?? 'name', text: name, start, end };
}

/** Mathematical alphabets, x₁ and x_{1} become plain letters; plain letters are what they are. */
function spelling(name: string): string {
  if (/^[\w$]*$/.test(name)) return name;
  const written = name.replace(/[₀-₉]+/g, '_$&').replace(/[{}]/g, '');
  const plain = written.normalize('NFKC');
  // Some letters, as the Catalan Ŀ, are plain letters and a sign: as a name they would be read differently.
  return NAME.test(plain) ? plain : written.normalize('NFC');
}

const NAME = /^[\p{L}\p{M}\p{Nd}_$∞∂°]*$/u;

/** `x²` is `x^(2)`: a raised text is an exponent in brackets. */
function raised(text: string, start: number): Token[] {
  const end = start + text.length;
  const inner = text
    .normalize('NFKC')
    .replace(/−/g, '-')
    .matchAll(/[0-9]+|[a-z]|[-+()]/g);
  const lexemes: [LexemeType, string][] = [
    ['operator', '^'],
    ['bracket', '('],
    ...Array.from(inner, ({ 0: part }): [LexemeType, string] => [raisedType(part), part]),
    ['bracket', ')'],
  ];
  return lexemes.map(([type, part]) => ({ ...tokenOf(type, part, start), end }));
}

/** `½` is `(1/2)`, and `1½` is `(1+1/2)`. */
function vulgar(text: string, start: number): Token[] {
  const whole = text.slice(0, -1);
  const [above = '', below = ''] = text.slice(-1).normalize('NFKC').split('⁄');
  const lexemes: [LexemeType, string][] = [
    ['bracket', '('],
    ...(whole === ''
      ? []
      : ([
          ['number', whole],
          ['operator', '+'],
        ] as [LexemeType, string][])),
    ['number', above],
    ['operator', '/'],
    ['number', below],
    ['bracket', ')'],
  ];
  return lexemes.map(([type, part]) => ({ ...tokenOf(type, part, start), end: start + text.length }));
}

function raisedType(part: string): LexemeType {
  if (/[0-9]/.test(part)) return 'number';
  if (/[a-z]/.test(part)) return 'name';
  return /[()]/.test(part) ? 'bracket' : 'operator';
}

function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
