import type { FluxionError, SourceRange } from '../../error.ts';
import { syntaxError } from '../failure.ts';

/** A unit of LaTeX: a command with its name in braces (`\operatorname{erf}`), a number, a letter, a sign. */
export interface Lexeme extends SourceRange {
  readonly text: string;
  /** Index of the bracket that belongs to this one. */
  readonly partner: number | undefined;
}

const LEXEME = new RegExp(
  [
    String.raw`\\(?:operatorname|mathrm|mathit|mathbf|text|mathrel)\*?\s*\{(?:[^{}\\]|\\.)*\}`,
    String.raw`\\(?:begin|end)\s*\{\w+\*?\}`,
    // \hat{x}, \vec v
    String.raw`\\(?:hat|bar|tilde|overline|widehat|widetilde)(?:\s*\{\s*[a-zA-Z]\s*\}|\s+[a-zA-Z])`,
    // 30^\circ, A^\top, f^\prime
    String.raw`\^\s*(?:\{\s*\\(?:circ|top|prime)\s*\}|\\(?:circ|top|prime)(?![a-zA-Z]))`,
    // A^{\circ 2}: the power of every element
    String.raw`\^(?=\s*\{\s*\\circ(?![a-zA-Z]))|(?<=\^\s*\{\s*)\\circ(?![a-zA-Z])`,
    String.raw`\\[a-zA-Z]+`,
    String.raw`\\[^]`,
    String.raw`\d+(?:\.\d*)?|\.\d+`,
    String.raw`\s+`,
    '[^]',
  ].join('|'),
  'gu',
);

/** Commands that only arrange what is seen. */
const LAYOUT = new Set(
  String.raw`\, \; \: \! \> \quad \qquad \displaystyle \textstyle \scriptstyle \limits \nolimits \big \Big \bigg \Bigg \bigl
    \bigr \Bigl \Bigr \biggl \biggr \Biggl \Biggr \small \normalsize \large \Large \LARGE \huge \Huge \boxed ~ $`.split(
    /\s+/,
  ),
);

const TABLE = /\\begin\s*\{(?:cases|[bp]matrix)/;

/** Where a formula stands in a document. */
const ENVIRONMENT = /^\\(?:begin|end)\{(?:equation|align|aligned|gather|gathered|displaymath|math|split)\*?\}$/;

/** Spellings of the same thing. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '∫': '\\int',
    '∑': '\\sum',
    '∏': '\\prod',
    '\\dfrac': '\\frac',
    '\\tfrac': '\\frac',
    '\\cfrac': '\\frac',
    '\\leq': '\\le',
    '\\geq': '\\ge',
    '\\neq': '\\ne',
    '\\lt': '<',
    '\\gt': '>',
    '\\land': '\\wedge',
    '\\lor': '\\vee',
    '\\lnot': '\\neg',
    '\\lbrack': '[',
    '\\rbrack': ']',
    '\\lparen': '(',
    '\\rparen': ')',
    '\\lbrace': '\\{',
    '\\rbrace': '\\}',
    '\\lVert': '\\lvert',
    '\\rVert': '\\rvert',
    '\\vert': '|',
    '\\|': '|',
    '\\middle': '',
    '\\mathrel{=}': '==',
  }),
);

const CLOSERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '(': ')',
    '[': ']',
    '{': '}',
    '\\{': '\\}',
    '\\lvert': '\\rvert',
    '\\lfloor': '\\rfloor',
    '\\lceil': '\\rceil',
    '\\begin{cases}': '\\end{cases}',
    '\\begin{bmatrix}': '\\end{bmatrix}',
    '\\begin{pmatrix}': '\\end{pmatrix}',
  }),
);

const CLOSING = new Set(CLOSERS.values());

/** The lexemes of LaTeX, with a brace around every argument and partners for every bracket. */
export function lexemes(input: string): Lexeme[] {
  return paired(braced(plain(input)));
}

type Unpaired = Omit<Lexeme, 'partner'>;

function plain(input: string): Unpaired[] {
  const found: Unpaired[] = [];
  // `y &= x^2` is aligned there; in tables a & stands between cells.
  const isAligned = /\\begin\s*\{(?:align|split)/.test(input) && !TABLE.test(input);
  let size: string | undefined;
  for (const { 0: written, index: start } of input.matchAll(LEXEME)) {
    if (/^\\?\s/.test(written) || LAYOUT.has(written) || ENVIRONMENT.test(written)) continue;
    if (written === '&' && isAligned) continue;
    // Its `^` is an elementwise power already.
    if (written === '\\circ' && found.at(-2)?.text === '.^') continue;
    if (written === '\\left' || written === '\\right') {
      size = written;
      continue;
    }
    const text = SIZED.get(`${size}${written}`) ?? (ELEMENTS.test(input.slice(start)) ? '.^' : spelling(written));
    size = undefined;
    if (text !== '') found.push({ text, start, end: start + written.length });
  }
  return found;
}

/** What `\left` and `\right` make of a delimiter that does not show its side. */
const SIZED: ReadonlyMap<string, string> = new Map([
  ['\\left|', '\\lvert'],
  ['\\right|', '\\rvert'],
  ['\\left.', ''],
  ['\\right.', ''],
]);

/** The power of every element. */
const ELEMENTS = /^\^\s*\{\s*\\circ(?![a-zA-Z])(?!\s*\})/;

function spelling(written: string): string {
  const compact = written.replace(/^(\\[a-z]+)\*?\s*\{/, '$1{');
  if (!compact.startsWith('^') || compact.length === 1) return SAME.get(compact) ?? compact;
  return compact.includes('circ') ? '\\degree' : '\\prime';
}

/** `\frac12` and `x^2` are short for `\frac{1}{2}` and `x^{2}`. */
function braced(found: readonly Unpaired[]): Unpaired[] {
  const result: Unpaired[] = [];
  // How many arguments are still to come, for each command whose argument is open.
  const waiting: number[] = [];
  let pending = 0;
  const queue = [...found].reverse();
  for (let lexeme = queue.pop(); lexeme !== undefined; lexeme = queue.pop()) {
    if (lexeme.text === '{') {
      waiting.push(pending === 0 ? 0 : pending - 1);
      pending = 0;
      result.push(lexeme);
    } else if (lexeme.text === '}') {
      result.push(lexeme);
      pending = waiting.pop() ?? 0;
    } else if (pending > 0 && !(lexeme.text === '[' && result.at(-1)?.text === '\\sqrt')) {
      const [head, rest] = firstDigit(lexeme);
      if (rest !== undefined) queue.push(rest);
      const count = ARGUMENTS.get(head.text);
      if (count !== undefined || CLOSERS.has(head.text) || CLOSING.has(head.text)) {
        // A command or a bracket as an argument without braces: leave it to the reader's error.
        result.push(head);
        pending = count ?? 0;
        continue;
      }
      result.push({ text: '{', start: head.start, end: head.start }, head, {
        text: '}',
        start: head.end,
        end: head.end,
      });
      pending--;
    } else {
      result.push(lexeme);
      pending = lexeme.text === '[' || pending > 0 ? pending : (ARGUMENTS.get(lexeme.text) ?? 0);
      if (lexeme.text === '[' && result.at(-2)?.text === '\\sqrt') pending = skipOptional(queue, result);
    }
  }
  return result;
}

const ARGUMENTS: ReadonlyMap<string, number> = new Map(Object.entries({ '\\frac': 2, '\\sqrt': 1, '^': 1, _: 1 }));

/** The degree of a root goes into braces, but for the cube root, which is a function of its own. */
function skipOptional(queue: Unpaired[], result: Unpaired[]): number {
  const close = queue.findLastIndex(({ text }) => text === ']');
  const degree = queue.splice(close === -1 ? 0 : close + 1).reverse();
  const [first] = degree;
  const alone = degree.length === 1 && first?.text === '3';
  const bare = first !== undefined && !alone && first.text !== '{';
  if (bare) result.push({ text: '{', start: first.start, end: first.start });
  for (const lexeme of degree) result.push(lexeme);
  if (bare) result.push({ text: '}', start: first.start, end: first.start });
  const bracket = queue.pop();
  if (bracket !== undefined) result.push(bracket);
  return 1;
}

function firstDigit(lexeme: Unpaired): [Unpaired, Unpaired | undefined] {
  const { text, start, end } = lexeme;
  if (!/^\d\d/.test(text)) return [lexeme, undefined];
  return [
    { text: text.slice(0, 1), start, end: start + 1 },
    { text: text.slice(1), start: start + 1, end },
  ];
}

function paired(found: readonly Unpaired[]): Lexeme[] {
  const partners = new Array<number | undefined>(found.length).fill(undefined);
  const open: number[] = [];
  for (const [index, lexeme] of found.entries()) {
    if (CLOSERS.has(lexeme.text)) {
      open.push(index);
    } else if (CLOSING.has(lexeme.text)) {
      const opener = open.pop();
      if (opener === undefined || CLOSERS.get(found[opener]?.text ?? '') !== lexeme.text)
        throw mismatch(found, opener, lexeme);
      partners[opener] = index;
      partners[index] = opener;
    }
  }
  const unclosed = found[open.at(-1) ?? -1];
  if (unclosed !== undefined)
    throw syntaxError(
      `This ${unclosed.text} is never closed.`,
      unclosed,
      `Add the ${CLOSERS.get(unclosed.text)} that belongs to it.`,
    );
  return found.map((lexeme, index) => ({ ...lexeme, partner: partners[index] }));
}

function mismatch(found: readonly Unpaired[], opener: number | undefined, closer: Unpaired): FluxionError {
  const open = found[opener ?? -1];
  if (open === undefined) return syntaxError(`This ${closer.text} has no opening bracket before it.`, closer);
  return syntaxError(
    `This ${closer.text} closes nothing: ${open.text} at column ${open.start + 1} is still open.`,
    closer,
  );
}
