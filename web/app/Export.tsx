import { useState } from 'preact/hooks';
import type { Form } from '../jobs/export.ts';
import { linkToPage } from '../state/address.ts';
import { FailureView } from '../ui/FailureView.tsx';
import { Popover } from '../ui/Popover.tsx';
import { download, pngOf, SVG_TYPE } from '../ui/picture/file.ts';
import { Withheld } from '../ui/Withheld.tsx';
import { JobError, run } from '../worker/pool.ts';
import type { Failure } from '../worker/protocol.ts';
import { usePage } from './page.ts';

/** The files, with what each is called. */
const FILES = [
  ['tex', 'export.tex', 'text/x-tex'],
  ['html', 'export.html', 'text/html'],
  ['js', 'export.js', 'text/javascript'],
  ['ts', 'export.ts', 'text/plain'],
  ['graph.svg', 'export.graph', SVG_TYPE],
  ['curve.svg', 'export.curve', SVG_TYPE],
] as const satisfies readonly (readonly [Form, string, string])[];

/** The link that reproduces the page; where the browser lets nobody copy, it stands there to be copied by hand. */
function Link() {
  const { say } = usePage();
  const [state, setState] = useState<'waiting' | 'copied' | 'shown'>('waiting');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(linkToPage());
      setState('copied');
    } catch {
      setState('shown');
    }
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {say(state === 'copied' ? 'export.copied' : 'export.link')}
      </button>
      {state === 'shown' && <input readOnly aria-label={say('export.linkHere')} value={linkToPage()} />}
    </>
  );
}

/** What a visitor takes along: the link, and files. */
export function Export() {
  const { say, problem, language, hidden } = usePage();
  const [failure, setFailure] = useState<Failure>();
  const save = (form: Form, type: string, asPng = false): void => {
    setFailure(undefined);
    run('export', { problem, form }, { language }).result.then(
      async (text) => {
        const blob = new Blob([text], { type });
        if (asPng) download(`fluxion.${form.replace('svg', 'png')}`, await pngOf(blob));
        else download(`fluxion.${form}`, blob);
      },
      (error: unknown) => setFailure(error instanceof JobError ? error.failure : undefined),
    );
  };
  return (
    <Popover label={say('export.title')}>
      <div class="exports">
        <Link />
        {hidden.size > 0 ? (
          <Withheld />
        ) : (
          FILES.map(([form, title, type]) => (
            <div class="row" key={form}>
              <button type="button" onClick={() => save(form, type)}>
                {say(title)}
              </button>
              {type === SVG_TYPE && (
                <button
                  type="button"
                  aria-label={say('export.png', { title: say(title) })}
                  onClick={() => save(form, type, true)}
                >
                  PNG
                </button>
              )}
            </div>
          ))
        )}
        {failure !== undefined && <FailureView failure={failure} />}
      </div>
    </Popover>
  );
}
