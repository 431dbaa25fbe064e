/** Every failure a user can cause, by class. The CLI maps a code to its exit status. */
export type ErrorCode =
  | 'SYNTAX' // the text is not an expression
  | 'NAME' // an unknown function or a variable that is not there
  | 'ARGUMENT' // a call with arguments that make no sense
  | 'LIMIT' // too large to handle
  | 'SHAPE' // tensor shapes that do not fit
  | 'UNDEFINED' // no value at the point
  | 'NOT_DIFFERENTIABLE' // no rule, or a function that cannot be traced
  | 'USAGE'; // options that contradict each other

/** A half-open range of columns (0-based, UTF-16 units) in the text the user wrote. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export interface ErrorDetails {
  /** The whole text, when the failure is at a place in it. */
  readonly input?: string;
  readonly range?: SourceRange;
  /** What to do instead, as a sentence or a name. */
  readonly suggestion?: string;
}

/**
 * The one error class Fluxion throws at its users: what went wrong (`message`), where (`range` in `input`) and what to
 * do (`suggestion`).
 */
export class FluxionError extends Error {
  readonly code: ErrorCode;
  readonly input: string | undefined;
  readonly range: SourceRange | undefined;
  readonly suggestion: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'FluxionError';
    this.code = code;
    this.input = details.input;
    this.range = details.range;
    this.suggestion = details.suggestion;
  }
}
