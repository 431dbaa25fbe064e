import { GREEK } from '../../ops/greek.ts';
import { findOp } from '../../ops/index.ts';
import { syntaxError } from '../failure.ts';
import { type LexemeType, tokenize, tokenOf } from '../lexer.ts';
import type { Token } from '../syntax.ts';
import { ACCENT, ACCENTS, INSTEAD, MATRIX, NATURAL, SIGNS, UNBOUNDED } from './commands.ts';
import { type BoundForm, type By, boundForm, derivativeForm, differentialQuotient, mixedNumber } from './forms.ts';
import { type Lexeme, lexemes } from './lexemes.ts';
import { cells, conditionOf, isList, type Span, split } from './rows.ts';
import { findTemplate, type Match, operatorOf } from './templates.ts';

/**
 * The tokens of a formula in LaTeX. How each operation looks there, its entry in the table says; braces become
 * brackets, `\frac{a}{b}` becomes `{div(a, b)}`, and everything else is as in plain text.
 *
 * @throws FluxionError SYNTAX for a command that is not known, and for brackets without a partner.
 */
export function tokenizeLatex(input: string): Token[] {
  return new Reader(lexemes(input)).read();
}

/** A part of the text that is still to be read, or tokens that go between such parts. */
type Task = Span | Token;

/** Works through the text with a stack of its own, so that no depth of fractions overflows. */
class Reader {
  readonly #text: readonly Lexeme[];
  readonly #tokens: Token[] = [];
  readonly #stack: Task[];
  /** Open brackets so far: `=` compares inside brackets and defines outside. */
  #depth = 0;

  constructor(text: readonly Lexeme[]) {
    this.#text = text;
    this.#stack = [{ from: 0, to: text.length }];
  }

  read(): Token[] {
    for (let task = this.#stack.pop(); task !== undefined; task = this.#stack.pop()) {
      if ('type' in task) this.#emit(task);
      else this.#readSpan(task);
    }
    return this.#tokens;
  }

  #emit(token: Token): void {
    if (token.type === 'bracket' && token.text !== '|') this.#depth += /[([{]/.test(token.text) ? 1 : -1;
    this.#tokens.push(token);
  }

  /** Read up to the first operation with arguments, and leave the rest for later. */
  #readSpan({ from, to }: Span): void {
    for (let at = from; at < to; ) {
      const lexeme = this.#text[at] as Lexeme;
      if (lexeme.text === '\\begin{cases}') {
        this.#later(at, this.#cases(at), (lexeme.partner as number) + 1, to);
        return;
      }
      if (MATRIX.test(lexeme.text)) {
        this.#later(at, this.#matrix(at), (lexeme.partner as number) + 1, to);
        return;
      }
      const mixed = mixedNumber(this.#text, at, to);
      if (mixed !== undefined) {
        for (const [text, from] of mixed.plain) this.#plain(text, from, from);
        at = mixed.next;
        continue;
      }
      const form = boundForm(this.#text, at, to);
      if (form !== undefined) {
        this.#later(at, this.#bound(at, form), form.next, to);
        return;
      }
      const derivative = derivativeForm(this.#text, at);
      if (derivative !== undefined) {
        for (const by of derivative.by) this.#derivative(at, by);
        if (derivative.body !== undefined) {
          this.#stack.push({ from: derivative.next, to }, ...this.#bracketed(derivative.body, at).reverse());
          return;
        }
        at = derivative.next;
        continue;
      }
      const quotient = differentialQuotient(this.#text, at);
      if (quotient !== undefined) {
        this.#plain(quotient.plain, at, quotient.next - 1);
        at = quotient.next;
        continue;
      }
      const match = findTemplate(this.#text, at, to);
      if (match !== undefined && match.args.length > 0) {
        this.#later(at, this.#call(at, match), match.next, to);
        return;
      }
      if (match !== undefined) at = this.#name(match.op.written, at, match.next, to);
      else at = this.#single(at, to);
    }
  }

  #later(at: number, tasks: readonly Task[], next: number, to: number): void {
    const open = this.#sign('{', at);
    const close = this.#sign('}', at);
    this.#stack.push({ from: next, to }, close, ...[...tasks].reverse(), open);
  }

  /** `name(a, b)`. */
  #call(at: number, { op, args }: Match): Task[] {
    const list = args.flatMap(([from, to], index): Task[] => [
      ...(index === 0 ? [] : [this.#sign(',', at)]),
      { from, to },
    ]);
    return [this.#token('name', op.written, at), this.#sign('(', at), ...list, this.#sign(')', at)];
  }

  /** `sum(body, k, low, high)`. */
  #bound(at: number, { name, body, variable, low, high }: BoundForm): Task[] {
    const list = [body, variable, low, high].flatMap((part, i): Task[] =>
      i === 0 ? [part] : [this.#sign(',', at), part],
    );
    return [this.#token('name', name, at), this.#sign('(', at), ...list, this.#sign(')', at)];
  }

  /** `d^2/dx^2`, before the bracket behind it. */
  #derivative(at: number, { variable, order }: By): void {
    const name = this.#text
      .slice(variable.from, variable.to)
      .map(({ text }) => text.replace(/^\\/, ''))
      .join('');
    const power = order === '' ? [] : [this.#sign('^', at), this.#token('number', order, at)];
    const tokens = [
      this.#token('name', 'd', at),
      ...power,
      this.#sign('/', at),
      this.#token('name', `d${name}`, at),
      ...power,
    ];
    for (const token of tokens) this.#emit(token);
  }

  /** Rows of value and condition become `condition ? value : ...`. */
  #cases(at: number): Task[] {
    const end = this.#text[at]?.partner as number;
    const rows = split(this.#text, { from: at + 1, to: end }, '\\\\').map((row) => cells(this.#text, row));
    const tasks: Task[] = [];
    let complete = false;
    for (const [value, condition] of rows) {
      if (value === undefined || value.from === value.to) continue;
      const test = condition === undefined ? undefined : conditionOf(this.#text, condition);
      if (test === undefined) {
        tasks.push(...this.#bracketed(value, at));
        complete = true;
        break;
      }
      tasks.push(...this.#bracketed(test, at), this.#sign('?', at), ...this.#bracketed(value, at), this.#sign(':', at));
    }
    // Where no row holds there is no value.
    return complete ? tasks : [...tasks, this.#token('name', 'NaN', at)];
  }

  /** `[1, 2; 3, 4]`. */
  #matrix(at: number): Task[] {
    const end = this.#text[at]?.partner as number;
    const rows = split(this.#text, { from: at + 1, to: end }, '\\\\').filter(({ from, to }) => from < to);
    const tasks = rows.flatMap((row, i): Task[] => [
      ...(i === 0 ? [] : [this.#token('separator', ';', at)]),
      ...split(this.#text, row, '&').flatMap((cell, j): Task[] => (j === 0 ? [cell] : [this.#sign(',', at), cell])),
    ]);
    return [this.#sign('[', at), ...tasks, this.#sign(']', at)];
  }

  #bracketed(span: Span, at: number): Task[] {
    return [this.#sign('(', at), span, this.#sign(')', at)];
  }

  /** One name, number or sign; the index behind it. */
  #single(at: number, to: number): number {
    const { text } = this.#text[at] as Lexeme;
    const inBraces = /^\\(?:operatorname|mathrm|mathit|mathbf|text)\{(.*)\}$/.exec(text)?.[1];
    if (inBraces?.startsWith('"') === true) {
      this.#emit(this.#token('text', inBraces.replace(/\\(.)/g, '$1'), at));
      return at + 1;
    }
    const [, accent, letter] = ACCENT.exec(text) ?? [];
    if (accent !== undefined) return this.#name(`${letter}${ACCENTS.get(accent) ?? ''}`, at, at + 1, to);
    if (inBraces !== undefined) return this.#name(inBraces.replace(/\\/g, '').trim(), at, at + 1, to);
    if (text.startsWith('\\') && /\w$/.test(text) && operatorOf(text) === undefined && !SIGNS.has(text))
      return this.#command(at, to);
    if (/^\p{L}/u.test(text)) return this.#letters(at, to);
    if (NATURAL.test(text)) {
      this.#plain(text, at, at);
      return at + 1;
    }
    if (text === '%')
      throw syntaxError(
        'A % begins a comment in LaTeX.',
        this.#text[at] as Lexeme,
        'Write \\bmod for a remainder, \\% for percent.',
      );
    if ((text === ';' || text === '\\\\') && this.#depth === 0) {
      this.#emit(this.#token('separator', ';', at));
      return at + 1;
    }
    const sign = isList(this.#text, at) ? text : (operatorOf(text) ?? SIGNS.get(text) ?? text);
    if (/^(?:\d|\.\d)/.test(text)) this.#emit(this.#token('number', text, at));
    else this.#emit(this.#sign(sign === '=' && this.#depth > 0 ? '==' : sign, at));
    return at + 1;
  }

  #command(at: number, to: number): number {
    const lexeme = this.#text[at] as Lexeme;
    const name = lexeme.text.slice(1);
    if (UNBOUNDED.has(name)) {
      throw syntaxError(
        `${lexeme.text} needs its bounds, and an integral its dx at the end.`,
        lexeme,
        'Write \\int_{0}^{x} f(t) \\, dt or \\sum_{k=1}^{n} k^2. Fluxion finds no antiderivatives.',
      );
    }
    if (name === 'lim') throw syntaxError('Fluxion takes no limits.', lexeme, 'A derivative is d/dx(...).');
    if ((!GREEK.has(name) && findOp(name) === undefined) || INSTEAD.has(name)) {
      throw syntaxError(
        `The command ${lexeme.text} is not known.`,
        lexeme,
        INSTEAD.get(name) ?? `Write \\operatorname{${name}} for a name.`,
      );
    }
    return this.#name(name, at, at + 1, to);
  }

  /** Letters side by side are factors, unless together they are the name of a function or constant. */
  #letters(at: number, to: number): number {
    let end = at + 1;
    while (
      end < to &&
      /^[a-z]$/i.test(this.#text[end]?.text ?? '') &&
      this.#text[end]?.start === this.#text[end - 1]?.end
    )
      end++;
    const run = this.#text
      .slice(at, end)
      .map(({ text }) => text)
      .join('');
    if (run.length > 1 && findOp(run) !== undefined) return this.#name(run, at, end, to);
    return this.#name(this.#text[at]?.text ?? '', at, at + 1, to);
  }

  /** A name with its subscript: `x_{1}` is x_1. */
  #name(name: string, at: number, next: number, to: number): number {
    const subscript = this.#subscript(next, to);
    const behind = subscript?.next ?? next;
    const base = this.#isVariable(at, behind, to) ? (this.#text[at]?.text.slice(1) ?? name) : name;
    const whole = subscript === undefined ? base : `${base}_${subscript.text}`;
    this.#emit({ ...this.#token('name', whole, at), end: this.#text[behind - 1]?.end ?? 0 });
    return behind;
  }

  /** A Greek letter is a function's name only before its arguments: `\sigma\left(x\right)`, but `\sigma^{2}`. */
  #isVariable(at: number, next: number, to: number): boolean {
    const macro = this.#text[at]?.text ?? '';
    if (!GREEK.has(macro.slice(1))) return false;
    const power = this.#text[next]?.text === '^' ? this.#text[next + 1]?.partner : undefined;
    const behind = power === undefined ? next : power + 1;
    return !(behind < to && this.#text[behind]?.text === '(');
  }

  #subscript(at: number, to: number): { text: string; next: number } | undefined {
    const close = this.#text[at + 1]?.partner;
    if (this.#text[at]?.text !== '_' || close === undefined || close >= to) return undefined;
    const inside = this.#text.slice(at + 2, close);
    const text = inside
      .map((lexeme) => lexeme.text.replace(/^\\(?:mathrm|text|operatorname)\{(.*)\}$|^\\/, '$1'))
      .join('');
    if (!/^\w+$/.test(text))
      throw syntaxError('A subscript is a name or a number.', {
        start: inside[0]?.start ?? 0,
        end: inside.at(-1)?.end ?? 0,
      });
    return { text, next: close + 1 };
  }

  /** The tokens of a plain text that stands for some lexemes. */
  #plain(text: string, from: number, last: number): void {
    const [start, end] = [(this.#text[from] as Lexeme).start, (this.#text[last] as Lexeme).end];
    for (const token of tokenize(text)) this.#emit({ ...token, start, end });
  }

  #token(type: LexemeType, text: string, at: number): Token {
    const { start, end } = this.#text[at] as Lexeme;
    return { ...tokenOf(type, text, start), end };
  }

  #sign(text: string, at: number): Token {
    return this.#token(
      /^[()[\]{}|]$/.test(text)
        ? 'bracket'
        : /^(?:[-+*/^<>!=?:,%']|\.[*/^]|[<>=!]=|[a-z]+)$/.test(text)
          ? 'operator'
          : 'unknown',
      text,
      at,
    );
  }
}
