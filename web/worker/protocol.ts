import type { ErrorCode, Language, SourceRange } from '../../src/index.ts';

/** What the page and its workers say to each other. Everything in it can be cloned: plain data, no expression. */
export interface Request {
  readonly id: number;
  readonly job: string;
  readonly input: unknown;
  readonly language: Language;
}

export type Response =
  | { readonly id: number; readonly kind: 'progress' | 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };

/** What went wrong, in the visitor's language. */
export interface Failure {
  readonly code: ErrorCode | 'TIME' | 'CANCELLED' | 'INTERNAL';
  readonly message: string;
  readonly suggestion?: string;
  /** The text it is in, with the place. */
  readonly input?: string;
  readonly range?: SourceRange;
  /** The parameter of the address whose field it belongs to: `f`, `at.x`, `manual` ... */
  readonly field?: string;
}
