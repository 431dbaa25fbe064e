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
        <button type="button" onClick={() => navigator.clipboard.writeText(linkToPage()).then(() => setCopied(true))}>
          {say(isCopied ? 'export.copied' : 'export.link')}
        </button>
        {hidden.size > 0 ? (
          <Withheld />
        ) : (
          FILES.map(([form, title, type]) => (
            <div class="row" key={form}>
              <button type="button" onClick={() => save(form, type)}>
                {say(title)}
              </button>
              {type === 'image/svg+xml' && (
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

/** A picture in points, twice as fine as it is drawn. */
async function pngOf(svg: Blob): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => (png === null ? reject(new Error('no PNG')) : resolve(png)), 'image/png');
  });
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
