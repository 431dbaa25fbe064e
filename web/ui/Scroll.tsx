import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** What may be wider than the page scrolls in a box of its own, which the keyboard reaches where there is something to scroll. */
export function Scroll({ class: name = '', children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setScrolls(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  });
  return (
    <div ref={box} class={`scroll ${name}`} {...(scrolls ? { tabIndex: 0 } : {})}>
      <div class="content">{children}</div>
    </div>
  );
}
