import type { Failure } from '../worker/protocol.ts';

/** What went wrong and what to do; under a text, a caret at the place. */
export function FailureView({ failure, id }: { readonly failure: Failure; readonly id?: string }) {
  const { message, suggestion, input, range } = failure;
  return (
    <div class="failure" id={id} role="alert">
      <p class="message">{message}</p>
      {input !== undefined && range !== undefined && <Excerpt input={input} start={range.start} end={range.end} />}
      {suggestion !== undefined && <p class="suggestion">{suggestion}</p>}
    </div>
  );
}

const ROOM = 60;

/** The line with the place marked, as much of it as fits. */
function Excerpt({ input, start, end }: { readonly input: string; readonly start: number; readonly end: number }) {
  const lineStart = input.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = input.indexOf('\n', lineStart);
  const stop = lineEnd === -1 ? input.length : lineEnd;
  const from = Math.max(lineStart, start - ROOM / 2);
  const to = Math.min(stop, Math.max(end, start) + ROOM / 2);
  const marked = input.slice(start, Math.min(to, Math.max(end, start + 1)));
  return (
    <pre class="excerpt">
      {from > lineStart ? '…' : ''}
      {input.slice(from, start)}
      <mark>{marked === '' ? ' ' : marked}</mark>
      {input.slice(start + marked.length, to)}
      {to < stop ? '…' : ''}
    </pre>
  );
}
