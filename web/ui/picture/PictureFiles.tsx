import type { RefObject } from 'preact';
import { usePage } from '../../app/page.ts';
import { download, pngOf, SVG_TYPE } from './file.ts';
import { standaloneSvg } from './standalone.ts';
import './picture.css';

interface Props {
  /** What the picture is in. */
  readonly place: RefObject<HTMLElement | null>;
  /** What the file is called, without its ending. */
  readonly file: string;
}

/** The picture above as a file: as it is drawn, or in points. */
export function PictureFiles({ place, file }: Props) {
  const { say } = usePage();
  const save = async (form: 'svg' | 'png'): Promise<void> => {
    const picture = place.current?.querySelector('svg');
    if (picture === null || picture === undefined) return;
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground');
    const svg = new Blob([standaloneSvg(picture, groundOf(picture) ?? ground)], { type: SVG_TYPE });
    download(`fluxion-${file}.${form}`, form === 'svg' ? svg : await pngOf(svg));
  };
  return (
    <div class="picture-files">
      {(['svg', 'png'] as const).map((form) => (
        <button
          key={form}
          type="button"
          class="quiet"
          aria-label={say('export.picture', { form: form.toUpperCase() })}
          onClick={() => save(form)}
        >
          {form.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

/** The colour that the picture stands on. */
function groundOf(element: Element | null): string | undefined {
  for (let at = element; at !== null; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/^rgba\(.*, 0\)$|transparent/.test(colour)) return colour;
  }
  return undefined;
}
