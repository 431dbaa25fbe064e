let loops = 0;

/**
 * A loop of its own for a function, so that each side of a race has its own optimised code and what V8 learns about one
 * does not slow the other down. No two have the same text: V8 knows a text again, with what it learned of it.
 */
function loop(body: string): (f: unknown, inputs: Float64Array) => (calls: number) => number {
  return (f, inputs) =>
    new Function(
      'f',
      'xs',
      `/* ${loops++} */ return (calls) => { let s = 0; for (let k = 0; k < calls; k++) { ${body} } return s; };`,
    )(f, inputs) as (calls: number) => number;
}

/** Calls of `x => { value, gradient }` at points that change. */
export const objectLoop = loop('const r = f(xs[k & 63]); s += r.value + r.gradient[0];');

/** Calls of `x => [value, derivative]`. */
export const pairLoop = loop('const r = f(xs[k & 63]); s += r[0] + r[1];');

/** Calls of something that takes its input elsewhere. */
export const plainLoop = loop('s += f();');

export const inputs = Float64Array.from({ length: 64 }, (_, k) => 0.4 + k / 100);
