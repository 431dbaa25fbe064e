import {
  type Expr,
  evaluate,
  FluxionError,
  languageNames,
  type Program,
  type ProgramStatement,
  parseProgram,
  type Say,
  simplify,
  speaker,
  toString,
  variablesOf,
} from '../../src/index.ts';

/** The name under which the last value is known. */
const ANSWER = 'ans';

/** What was said at the prompt so far: definitions, assignments, the last answer. */
export class Session {
  readonly #speak: Say;
  #scope: Program['scope'] | undefined;
  readonly #names = new Set<string>();

  constructor(say: Say = speaker('en')) {
    this.#speak = say;
  }

  /**
   * The answer to one line, as lines of text.
   *
   * @throws FluxionError for what is wrong with the line; the session goes on.
   */
  answer(line: string): string[] {
    const program = parseProgram(line, this.#scope === undefined ? {} : { scope: this.#scope });
    this.#scope = program.scope;
    if (program.statements.length === 0)
      throw new FluxionError('SYNTAX', 'There is no expression.', { suggestion: 'Write one: x^2*sin(x).' });
    return program.statements.flatMap((statement) => this.#say(statement));
  }

  /** The names that begin with a text: of the session, then of the language. */
  completions(start: string): string[] {
    const { functions, constants } = languageNames();
    const own = [...this.#names, ...(this.#scope === undefined ? [] : [ANSWER]), ...constants];
    const names = [...own, ...functions.map((name) => `${name}(`)];
    return [...new Set(names.filter((name) => name.startsWith(start)))];
  }

  #say(statement: ProgramStatement): string[] {
    switch (statement.kind) {
      case 'equation':
        return [`${toString(statement.left)} = ${toString(statement.right)}`, this.#speak('cli.equation')];
      case 'definition':
        this.#names.add(`${statement.name}(`);
        return [`${statement.name}(${statement.parameters.join(', ')}) = ${toString(statement.value)}`];
      case 'assignment':
        this.#names.add(statement.name);
        this.#remember(statement.value);
        return [`${statement.name} = ${this.#valueText(statement.value)}`];
      case 'value':
        this.#remember(statement.value);
        return [`= ${this.#valueText(statement.value)}`];
      default:
        return statement satisfies never;
    }
  }

  #remember(value: Expr): void {
    this.#scope?.assign(ANSWER, value);
  }

  /** The exact form, and the decimal one where that says something else. */
  #valueText(value: Expr): string {
    if (value.shape.length > 0) return toString(value);
    const exact = toString(simplify(value));
    if (variablesOf(value).length > 0) return exact;
    const decimal = String(evaluate(value));
    if (exact === decimal) return exact;
    return exact.length > 40 ? decimal : `${exact} = ${decimal}`;
  }
}
