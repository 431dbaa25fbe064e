import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormulaData } from '../jobs/formula.ts';

type Katex = typeof import('katex').default;

let katex: Katex | undefined;
let loading: Promise<Katex> | undefined;

/** KaTeX with its styles, loaded when the first formula is shown. */
function loadKatex(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([module]) => {
    katex = module.default;
    return katex;
  });
  return loading;
}

interface Props extends FormulaData {
  readonly display?: boolean;
}

/**
 * A formula: typeset for the eye, MathML for screen readers; its text until KaTeX is there, and where it is too long.
 *
 * KaTeX makes elements here, not HTML: it sets styles on them through the CSSOM, which the policy allows.
 */
export function Formula({ latex, text, display = false }: Props) {
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
