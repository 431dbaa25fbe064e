import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PANELS } from '../panels/index.ts';
import type { Panel, PanelProps } from '../panels/panel.ts';
import { useParameter } from '../state/address.ts';
import { usePage } from './page.ts';

/** The tabs as WAI-ARIA describes them: one stop for the Tab key, arrows, Home and End move and open. */
export function Tabs() {
  const { say, hidden, language } = usePage();
  const panels = PANELS.filter(({ hiddenWith }) => hiddenWith === undefined || !hidden.has(hiddenWith));
  const [tab, setTab] = useParameter('tab', 'compare');
  const chosen = panels.find(({ id }) => id === tab) ?? (panels[0] as Panel);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (list.current === null ? undefined : keepIn(list.current, chosen.id)), [chosen.id, language]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Where the focus is: of two fast keys the second comes before the first is drawn.
    const here = panels.findIndex(({ id }) => `tab-${id}` === (event.target as HTMLElement).id);
    const target = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: panels.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = panels[(target + panels.length) % panels.length] as Panel;
    setTab(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };

  return (
    <section class="tabs">
      <div role="tablist" aria-label={say('page.views')} ref={list} onKeyDown={onKeyDown}>
        {panels.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen.id}
            aria-controls={`panel-${id}`}
            tabIndex={id === chosen.id ? 0 : -1}
            onClick={() => setTab(id)}
          >
            {say(title)}
          </button>
        ))}
      </div>
      {panels.map((panel) => (
        <div
          key={panel.id}
          role="tabpanel"
          id={`panel-${panel.id}`}
          aria-labelledby={`tab-${panel.id}`}
          hidden={panel !== chosen}
          tabIndex={0}
        >
          {panel === chosen && <Loaded panel={panel} />}
        </div>
      ))}
    </section>
  );
}

/** A tab lies in the strip whole, from now on, whatever width the two take. Gives what ends it. */
function keepIn(strip: HTMLElement, id: string): () => void {
  const follow = (): void => {
    strip.toggleAttribute('data-scrolls', strip.scrollWidth > strip.clientWidth);
    bringIn(strip, id);
  };
  follow();
  const observer = new ResizeObserver(follow);
  for (const element of [strip, ...strip.children]) observer.observe(element);
  return () => observer.disconnect();
}

/** Scroll the strip, and nothing else, until a tab lies in it whole, with a glimpse of its neighbours. */
function bringIn(strip: HTMLElement, id: string): void {
  const tab = strip.querySelector(`#tab-${id}`)?.getBoundingClientRect();
  if (tab === undefined) return;
  const { left, right } = strip.getBoundingClientRect();
  const glimpse = 28;
  if (tab.left < left + glimpse) strip.scrollLeft += tab.left - left - glimpse;
  else if (tab.right > right - glimpse) strip.scrollLeft += tab.right - right + glimpse;
}

const loaded = new Map<string, ComponentType<PanelProps>>();

/** A panel whose code is loaded when it is first shown. */
function Loaded({ panel }: { readonly panel: Panel }) {
  const { problem } = usePage();
  const [, setCount] = useState(0);
  useEffect(() => {
    if (loaded.has(panel.id)) return;
    panel.load().then(({ default: component }) => {
      loaded.set(panel.id, component);
      setCount((count) => count + 1);
    });
  }, [panel]);
  const Component = loaded.get(panel.id);
  return Component === undefined ? null : <Component problem={problem} />;
}
