import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A button with a sheet that opens below the head of the page; the browser closes it on Escape and on a click beside it. */
export function Popover({ label, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="pop">
      <button type="button" popovertarget={id} aria-expanded={isOpen} aria-haspopup="dialog">
        {label}
      </button>
      <div
        id={id}
        class="sheet"
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={(event) => setOpen((event as unknown as ToggleEvent).newState === 'open')}
      >
        {isOpen && children}
      </div>
    </div>
  );
}
