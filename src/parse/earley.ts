import nearley from 'nearley';
import { FluxionError } from '../error.ts';
import { name, number } from './builders.ts';
import compiled from './grammar.generated.ts';
import { LookaheadGrammar } from './lookahead.ts';
import { source } from './source.ts';
import { elements, type List, type Statement, type Syntax, type Token } from './syntax.ts';
import { type Surroundings, unexpected } from './unexpected.ts';

/** What the parser keeps of a column: the states that wait for a token. */
interface Column {
  readonly scannable: readonly { readonly rule: { readonly symbols: readonly TokenPattern[] }; readonly dot: number }[];
}

interface TokenPattern {
  readonly type?: string;
  readonly literal?: string;
}

class Parser extends nearley.Parser {
  declare readonly table: Column[];
  declare readonly current: number;

  /** Nearley words an error by listing its whole parse table; ours is made from what it would have taken. */
  reportError(): string {
    return '';
  }
}

/** The source drops columns, see there. */
const KEEP = { keepHistory: true };

/** A grammar as Nearley has it, which words what was expected, and with lookahead, which is quicker. */
interface Grammar {
  readonly plain: nearley.Grammar;
  readonly quick: LookaheadGrammar;
}

function grammarOf(start: string): Grammar {
  const plain = nearley.Grammar.fromCompiled({ ...compiled, ParserStart: start });
  return { plain, quick: new LookaheadGrammar(plain) };
}

const statements = grammarOf('statement');
const lists = grammarOf('values');

/** The one reading of a statement. */
export function readStatement(tokens: readonly Token[], around: Surroundings): Statement {
  return read(statements, tokens, around) as Statement;
}

/** The values between the commas of a bracket. */
export function readList(tokens: readonly Token[], around: Surroundings): Syntax[] {
  const [only] = tokens;
  if (only === undefined) return [];
  // Most brackets hold one name or number. The grammar takes it as it is, and starting the parser costs more.
  if (tokens.length === 1 && only.type === 'name') return [name([only])];
  if (tokens.length === 1 && only.type === 'number') return [number([only])];
  return elements(read(lists, tokens, around) as List<Syntax>);
}

/** Every reading of a statement, for the test that there is one. */
export function readings(tokens: readonly Token[]): unknown[] {
  const parser = new Parser(statements.plain, KEEP);
  feed(parser, tokens);
  return parser.results ?? [];
}

function read({ plain, quick }: Grammar, tokens: readonly Token[], around: Surroundings): unknown {
  try {
    const reading = quick.read(tokens);
    if (reading !== undefined) return reading;
  } catch (error) {
    if (!(error instanceof FluxionError)) throw error;
  }
  // What is wrong, and where, is found without lookahead: there everything that could have come is still waited for.
  const parser = new Parser(plain, KEEP);
  feed(parser, tokens);
  const reading = parser.results?.[0];
  if (reading === undefined) throw unexpected(tokens, parser.current, expected(parser), around);
  return reading;
}

/** Stops at the first token that does not fit: `parser.current` is its index. */
function feed(parser: Parser, tokens: readonly Token[]): void {
  source.load(tokens, parser.table);
  try {
    parser.feed('');
  } catch (error) {
    if (!(error instanceof Error && 'token' in error)) throw error;
  }
}

/** The token types and words that could have stood where the parser stopped. */
function expected(parser: Parser): Set<string> {
  const waiting = parser.table[parser.current]?.scannable ?? [];
  return new Set(
    waiting.map(({ rule, dot }) => {
      const pattern = rule.symbols[dot];
      return pattern?.type ?? pattern?.literal ?? '';
    }),
  );
}
