import type { Token } from './syntax.ts';

/** A token as nearley's types want it. */
type Fed = Token & { readonly value: string };

/** Feeds a list of tokens to nearley, which asks a lexer for them one by one. */
class TokenSource {
  #tokens: readonly Token[] = [];
  #next = 0;

  load(tokens: readonly Token[]): void {
    this.#tokens = tokens;
    this.#next = 0;
  }

  next(): Fed | undefined {
    return this.#tokens[this.#next++] as Fed | undefined;
  }

  /** The grammar names token types only, so every `%name` of it is one. */
  has(_type: string): boolean {
    return true;
  }

  reset(): void {}

  save(): object {
    return {};
  }

  /** Errors are worded by their reader, from the token and what the grammar would have taken. */
  formatError(): string {
    return '';
  }
}

export const source = new TokenSource();
