import type { Op } from '../../expr/index.ts';
import { table } from '../../ops/index.ts';
import { type Lexeme, lexemes } from './lexemes.ts';

/** How an operation looks in LaTeX: lexemes, and the indices of arguments where those stand. */
export interface Template {
  readonly op: Op;
  readonly parts: readonly (string | number)[];
}

/** An operation found in a text: from where to where each of its arguments goes, and what follows it. */
export interface Match {
  readonly op: Op;
  readonly args: readonly (readonly [from: number, to: number])[];
  readonly next: number;
}

/** Stands for `#1`, `#2` ... while a template is cut into lexemes. */
const HOLE = 0xe000;

interface Index {
  /** Templates by their first lexeme, those with most lexemes first. */
  readonly byBeginning: ReadonlyMap<string, readonly Template[]>;
  /** Commands between, before or after operands, and what they are in plain text. */
  readonly operators: ReadonlyMap<string, string>;
}

let index: Index | undefined;

/** Made on first use: most texts are no LaTeX. */
function indexed(): Index {
  index ??= makeIndex();
  return index;
}

function makeIndex(): Index {
  const all = [...table.values()]
    .filter(({ notation }) => notation?.kind !== 'conditional')
    .map((op): Template => ({ op, parts: partsOf(op.tex) }));
  const operators = all
    .filter(({ parts }) => isOperator(parts))
    .map(({ op, parts }) => [signOf(parts), symbolOf(op)] as const);
  const others = all.filter(({ parts }) => typeof parts[0] === 'string' && !isOperator(parts));
  return { byBeginning: group(others), operators: new Map(operators) };
}

function signOf(parts: Template['parts']): string {
  return parts.find((part) => typeof part === 'string') ?? '';
}

function symbolOf({ notation, name }: Op): string {
  return notation !== undefined && 'symbol' in notation ? notation.symbol : name;
}

/** What a command between, before or after operands is in plain text: `\\wedge` is `and`. */
export function operatorOf(command: string): string | undefined {
  return indexed().operators.get(command);
}

/** The operation whose LaTeX begins at `from`. */
export function findTemplate(text: readonly Lexeme[], from: number, to: number): Match | undefined {
  for (const template of indexed().byBeginning.get(text[from]?.text ?? '') ?? []) {
    const match = matchAt(template, text, from, to);
    if (match !== undefined) return match;
  }
  return undefined;
}

function matchAt({ op, parts }: Template, text: readonly Lexeme[], from: number, to: number): Match | undefined {
  const args: [number, number][] = [];
  let at = from;
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (at >= to || text[at]?.text !== part) return undefined;
      at++;
    } else {
      const end = argumentEnd(text, at, to, parts[index + 1]);
      if (end === undefined || end === at) return undefined;
      args[part] = [at, end];
      at = end;
    }
  }
  return { op, args, next: at };
}

/** Where the lexeme behind an argument stands, outside all brackets of the argument. */
function argumentEnd(
  text: readonly Lexeme[],
  from: number,
  to: number,
  behind: string | number | undefined,
): number | undefined {
  let at = from;
  while (at < to) {
    const lexeme = text[at] as Lexeme;
    if (lexeme.text === behind) return at;
    if (lexeme.partner !== undefined && lexeme.partner < at) return undefined;
    at = (lexeme.partner ?? at) + 1;
  }
  return undefined;
}

function partsOf(tex: string): (string | number)[] {
  const marked = tex.replace(/#(\d)/g, (_, digit: string) => String.fromCharCode(HOLE + Number(digit) - 1));
  return lexemes(marked).map(({ text }) => {
    const index = text.charCodeAt(0) - HOLE;
    return index >= 0 && index < 9 ? index : text;
  });
}

/** `#1 + #2`, `-#1`, `#1!`: one lexeme and operands that nothing encloses. */
function isOperator(parts: readonly (string | number)[]): boolean {
  return parts.length > 1 && parts.filter((part) => typeof part === 'string').length === 1;
}

function group(templates: readonly Template[]): Map<string, Template[]> {
  const groups = new Map<string, Template[]>();
  for (const template of [...templates].sort((a, b) => literals(b) - literals(a))) {
    const beginning = template.parts[0] as string;
    const others = groups.get(beginning);
    if (others === undefined) groups.set(beginning, [template]);
    else others.push(template);
  }
  return groups;
}

function literals({ parts }: Template): number {
  return parts.filter((part) => typeof part === 'string').length;
}
