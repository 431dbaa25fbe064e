import nearley from 'nearley';
import type { Token } from './syntax.ts';

/**
 * Nearley's parser with one token of lookahead. An Earley parser predicts every rule that may come, and completes every
 * prefix that may be all: in a grammar of many levels some hundred states a token. Most of them are dead on arrival, because
 * the next token is known and begins nothing that they wait for. They are left out here; what remains is Nearley's own.
 */

/** A symbol of a compiled rule: a rule's name, or a token by its type or its text. */
type GrammarSymbol = string | { readonly type?: string; readonly literal?: string };

interface Rule {
  readonly name: string;
  readonly symbols: readonly GrammarSymbol[];
  /** Terminals that may come next, at each position and behind the last one. */
  ahead: readonly Terminals[];
}

/** A set of terminals, one bit each. */
type Terminals = number;

/** A rule, up to a position. */
interface State {
  readonly rule: Rule;
  readonly dot: number;
  readonly reference: number;
  readonly isComplete: boolean;
  readonly data: unknown;
  nextState(child: unknown): State;
}

type StateClass = new (rule: Rule, dot: number, reference: number, wantedBy: readonly State[] | undefined) => State;

interface Column {
  readonly states: State[];
  readonly scannable: readonly State[];
  readonly wants: Record<string, State[]>;
  readonly index: number;
  process(): void;
}

type ColumnClass = new (grammar: nearley.Grammar, index: number) => Column;

/** The classes that Nearley keeps to itself: a parser begins with an instance of each. */
const { Column: PlainColumn, State: PlainState } = classesOf(
  nearley.Grammar.fromCompiled({ ParserStart: 'a', ParserRules: [{ name: 'a', symbols: [{ literal: 'a' }] }] }),
);

function classesOf(grammar: nearley.Grammar): { Column: ColumnClass; State: StateClass } {
  const { table } = new nearley.Parser(grammar) as unknown as { table: [Column] };
  const [first] = table;
  const [state] = first.states;
  return { Column: first.constructor as ColumnClass, State: (state as State).constructor as StateClass };
}

class LookaheadColumn extends PlainColumn {
  readonly #rules: Readonly<Record<string, readonly Rule[]>>;
  readonly #next: Terminals;

  constructor(grammar: nearley.Grammar, index: number, next: Terminals) {
    super(grammar, index);
    this.#rules = grammar.byName as unknown as Record<string, Rule[]>;
    this.#next = next;
  }

  /** Called by Nearley for a rule that is waited for. */
  predict(name: string): void {
    const wantedBy = this.wants[name];
    for (const rule of this.#rules[name] as readonly Rule[]) {
      if (((rule.ahead[0] as Terminals) & this.#next) !== 0)
        this.states.push(new PlainState(rule, 0, this.index, wantedBy));
    }
  }

  /** Called by Nearley where a state got what it waits for. */
  complete(left: State, right: unknown): void {
    if (((left.rule.ahead[left.dot + 1] as Terminals) & this.#next) !== 0) this.states.push(left.nextState(right));
  }
}

/** A grammar whose rules know what may come next. */
export class LookaheadGrammar {
  readonly #grammar: nearley.Grammar;
  readonly #types = new Map<string, Terminals>();
  readonly #literals = new Map<string, Terminals>();

  constructor(grammar: nearley.Grammar) {
    this.#grammar = grammar;
    const rules = grammar.rules as unknown as Rule[];
    for (const { symbols } of rules) for (const symbol of symbols) this.#number(symbol);
    const firsts = this.#firsts(rules);
    const follows = this.#follows(rules, firsts);
    for (const rule of rules) {
      rule.ahead = [...rule.symbols.map((symbol) => this.#first(symbol, firsts)), follows.get(rule.name) as Terminals];
    }
  }

  /** The one reading of the tokens; undefined where there is none. */
  read(tokens: readonly Token[]): unknown {
    const start = this.#grammar.start;
    let column = this.#column(tokens, 0);
    column.wants[start] = [];
    column.predict(start);
    column.process();
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token;
      const terminals = this.#terminals(token);
      const next = this.#column(tokens, index + 1);
      const read = { data: token, token, isToken: true, reference: index };
      for (const state of column.scannable) {
        if (((state.rule.ahead[state.dot] as Terminals) & terminals) !== 0) next.complete(state, read);
      }
      next.process();
      if (next.states.length === 0) return undefined;
      column = next;
    }
    return column.states.find(({ rule, reference, isComplete }) => isComplete && reference === 0 && rule.name === start)
      ?.data;
  }

  #column(tokens: readonly Token[], index: number): LookaheadColumn {
    const token = tokens[index];
    return new LookaheadColumn(this.#grammar, index, token === undefined ? END : this.#terminals(token));
  }

  /** What a token is to the grammar. */
  #terminals({ type, text }: Token): Terminals {
    return (this.#types.get(type) ?? 0) | (this.#literals.get(text) ?? 0);
  }

  #number(symbol: GrammarSymbol): void {
    if (typeof symbol === 'string') return;
    const known = symbol.type === undefined ? this.#literals : this.#types;
    const key = symbol.type ?? (symbol.literal as string);
    if (known.has(key)) return;
    const count = this.#types.size + this.#literals.size;
    if (count >= END_BIT)
      throw new Error(`The grammar has more than ${END_BIT} terminals: sets of them need more bits.`);
    known.set(key, 1 << count);
  }

  #first(symbol: GrammarSymbol, firsts: ReadonlyMap<string, Terminals>): Terminals {
    if (typeof symbol === 'string') return firsts.get(symbol) ?? 0;
    return (
      (symbol.type === undefined ? this.#literals.get(symbol.literal as string) : this.#types.get(symbol.type)) ?? 0
    );
  }

  /** What each name can begin with. No rule is empty, so that is what its first symbols begin with. */
  #firsts(rules: readonly Rule[]): ReadonlyMap<string, Terminals> {
    return fixpoint(new Map(), (firsts, add) => {
      for (const { name, symbols } of rules) add(name, this.#first(symbols[0] as GrammarSymbol, firsts));
    });
  }

  /** What can stand behind each name. */
  #follows(rules: readonly Rule[], firsts: ReadonlyMap<string, Terminals>): ReadonlyMap<string, Terminals> {
    return fixpoint(new Map([[this.#grammar.start, END]]), (follows, add) => {
      for (const { name, symbols } of rules) {
        for (const [i, symbol] of symbols.entries()) {
          const behind = symbols[i + 1];
          if (typeof symbol !== 'string') continue;
          add(symbol, behind === undefined ? (follows.get(name) ?? 0) : this.#first(behind, firsts));
        }
      }
    });
  }
}

const END_BIT = 30;
/** The end of the text. */
const END: Terminals = 1 << END_BIT;

/** Sets that grow until nothing is added any more. */
function fixpoint(
  sets: Map<string, Terminals>,
  round: (sets: ReadonlyMap<string, Terminals>, add: (name: string, more: Terminals) => void) => void,
): ReadonlyMap<string, Terminals> {
  let changed = true;
  const add = (name: string, more: Terminals): void => {
    const before = sets.get(name) ?? 0;
    if ((before | more) === before) return;
    sets.set(name, before | more);
    changed = true;
  };
  while (changed) {
    changed = false;
    round(sets, add);
  }
  return sets;
}
