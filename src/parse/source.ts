import type { Token } from './syntax.ts';

/** A token as nearley's types want it. */
type Fed = Token & { readonly value: string };

const NO_STATE = {};

/** Feeds a list of tokens to nearley, which asks a lexer for them one by one. */
class TokenSource {
  #tokens: readonly Token[] = [];
  #next = 0;
  #columns: unknown[] = [];

  /** @param columns the parser's table, one column a token */
  load(tokens: readonly Token[], columns: unknown[]): void {
    this.#tokens = tokens;
    this.#next = 0;
    this.#columns = columns;
  }

  next(): Fed | undefined {
    // Only the last column is read again. Nearley can drop the others itself, but by `delete`, which makes the array slow.
    if (this.#next > 1) this.#columns[this.#next - 2] = undefined;
    return this.#tokens[this.#next++] as Fed | undefined;
  }

  /** The grammar names token types only, so every `%name` of it is one. */
  has(_type: string): boolean {
    return true;
  }

  reset(): void {}

  save(): object {
    return NO_STATE;
  }

  /** Errors are worded by their reader, from the token and what the grammar would have taken. */
  formatError(): string {
    return '';
  }
}

export const source = new TokenSource();
