import { type ErrorCode, FluxionError, type SourceRange } from '../error.ts';

/** A failure at a place of a text that is not at hand here: `locate` adds it. */
export function syntaxError(message: string, range: SourceRange, suggestion?: string): FluxionError {
  return failure('SYNTAX', message, range, suggestion);
}

/** A failure with its place; the text itself is added by `withInput`. */
export function failure(code: ErrorCode, message: string, range: SourceRange, suggestion?: string): FluxionError {
  const place = { start: range.start, end: range.end };
  return new FluxionError(code, message, suggestion === undefined ? { range: place } : { range: place, suggestion });
}

/** The same failure, with the text it is about, and with a place if it had none. */
export function withInput(error: unknown, input: string, range?: SourceRange): unknown {
  if (!(error instanceof FluxionError) || error.input !== undefined) return error;
  const place = error.range ?? range;
  return new FluxionError(error.code, error.message, {
    input,
    ...(place === undefined ? {} : { range: { start: place.start, end: place.end } }),
    ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
  });
}
