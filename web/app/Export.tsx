import { useState } from 'preact/hooks';
import type { Form } from '../jobs/export.ts';
import { linkToPage } from '../state/address.ts';
import { FailureView } from '../ui/FailureView.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Withheld } from '../ui/Withheld.tsx';
import { JobError, run } from '../worker/pool.ts';
import type { Failure } from '../worker/protocol.ts';
import { usePage } from './page.ts';

/** The files, with what each is called. */
const FILES = [
  ['tex', 'export.tex', 'text/x-tex'],
  ['html', 'export.html', 'text/html'],
  ['graph.svg', 'export.graph', 'image/svg+xml'],
  ['curve.svg', 'export.curve', 'image/svg+xml'],
] as const satisfies readonly (readonly [Form, string, string])[];

/** What a visitor takes along: the link, and files. */
export function Export() {
  const { say, problem, language, hidden } = usePage();
  const [failure, setFailure] = useState<Failure>();
  const [isCopied, setCopied] = useState(false);
  const save = (form: Form, type: string): void => {
    setFailure(undefined);
    run('export', { problem, form }, { language }).result.then(
      (text) => download(`fluxion.${form}`, new Blob([text], { type })),
      (error: unknown) => setFailure(error instanceof JobError ? error.failure : undefined),
    );
  };
  return (
    <Popover label={say('export.title')}>
      <div class="exports">
        <button type="button" onClick={() => navigator.clipboard.writeText(linkToPage()).then(() => setCopied(true))}>
          {say(isCopied ? 'export.copied' : 'export.link')}
        </button>
        {hidden.size > 0 ? (
          <Withheld />
        ) : (
          FILES.map(([form, title, type]) => (
            <button key={form} type="button" onClick={() => save(form, type)}>
              {say(title)}
            </button>
          ))
        )}
        {failure !== undefined && <FailureView failure={failure} />}
      </div>
    </Popover>
  );
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
