/** What needs no special function: names of one letter, elementary functions, signs. That of a factorial is none of them. */
const PLAIN_NAME = /^(?:[a-z]|a?(?:sin|cos|tan)h?|exp|ln|log|sqrt|abs|pi)$/i;
const PLAIN_TEXT = /^[a-z\d\s.,;:=+\-*/^|()[\]²³√π·×÷−]*$/i;

/** Functions whose code comes when it is needed. */
export interface LaterFunctions {
  /** Whether one was called that is not there yet. */
  readonly isMissing: () => boolean;
  readonly fetchFunctions: () => Promise<void>;
}

/**
 * Run work on an input with all that it needs. Special functions are fetched first where the input may have some. Work
 * that meets one nevertheless is done anew once they are there: what came of it before is dropped.
 */
export async function complete<Value>(
  input: unknown,
  work: () => Promise<Value>,
  later: LaterFunctions,
): Promise<Value> {
  if (!textsIn(input).every(isPlain)) await later.fetchFunctions();
  const attempt = work();
  await attempt.catch(() => {});
  if (!later.isMissing()) return attempt;
  await later.fetchFunctions();
  return work();
}

function isPlain(text: string): boolean {
  return PLAIN_TEXT.test(text) && (text.match(/[a-z]+/gi) ?? []).every((name) => PLAIN_NAME.test(name));
}

function textsIn(input: unknown): string[] {
  if (typeof input === 'string') return [input];
  return typeof input === 'object' && input !== null ? Object.values(input).flatMap(textsIn) : [];
}
