import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormulaData } from '../jobs/formula.ts';
import { firstAnswer } from '../worker/pool.ts';

type Katex = typeof import('katex').default;

let katex: Katex | undefined;
let loading: Promise<Katex> | undefined;

/** With a slow answer, formulas wait no longer than this. */
const PATIENCE = 3000;

function later(delay: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delay);
  });
}

/** The numbers come first: what typesets them waits until the page has a moment. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else later(200).then(resolve);
  });
}

/** KaTeX with its styles, loaded when the first formula is shown. */
function loadKatex(): Promise<Katex> {
  loading ??= Promise.race([firstAnswer.then(idle), later(PATIENCE)]).then(async () => {
    const [module] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
    katex = module.default;
    return katex;
  });
  return loading;
}

interface Props extends FormulaData {
  /** It stands on a line of its own. */
  readonly display?: boolean;
  /** Within a line, but with fractions as large as on a line of their own: those of a line become too small inside each other. */
  readonly large?: boolean;
}

/**
 * A formula: typeset for the eye, MathML for screen readers; its text until KaTeX is there, and where it is too long.
 *
 * KaTeX makes elements here, not HTML: it sets styles on them through the CSSOM, which the policy allows.
 */
export function Formula({ latex: given, text, display = false, large = false }: Props) {
  const latex = given !== undefined && large ? `\\displaystyle ${given}` : given;
  const place = useRef<HTMLSpanElement>(null);
  const [ready, setReady] = useState(katex);
  useEffect(() => {
    if (ready === undefined && latex !== undefined) loadKatex().then((loaded) => setReady(() => loaded));
  }, [ready, latex]);
  useEffect(() => {
    if (ready === undefined || latex === undefined || place.current === null) return;
    ready.render(latex, place.current, { displayMode: display, throwOnError: false, strict: 'ignore' });
  }, [ready, latex, display]);
  if (ready === undefined || latex === undefined) return <code class="formula">{text}</code>;
  return <span class="formula" ref={place} key={latex} />;
}
