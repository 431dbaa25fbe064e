import { useSyncExternalStore } from 'preact/compat';
import { hashOf, type Parameters, parametersOf } from './hash.ts';

/**
 * The state of the page is its address: what stands behind `#` as `name=value&...`. A link reproduces the page, the back
 * button goes back, and nothing is stored elsewhere. The address is written a moment later, because browsers limit how
 * often a page may do that; the page itself sees a change at once.
 */

const DELAY = 250;

let current: Parameters = readAddress();
/** The hash that the page has read or written last. */
let seen = typeof location === 'undefined' ? '' : location.hash;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The parameters now; the component is drawn anew when they change. */
export function useParameters(): Parameters {
  return useSyncExternalStore(subscribe, () => current);
}

/** Change parameters; undefined takes one away. */
export function setParameters(changes: Readonly<Record<string, string | undefined>>): void {
  const merged = Object.entries({ ...current, ...changes });
  current = Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined));
  for (const listener of listeners) listener();
  clearTimeout(timer);
  timer = setTimeout(writeAddress, DELAY);
}

/**
 * One parameter as state of a component, kept in the address.
 *
 * @example
 * const [level, setLevel] = useParameter('practice.level', '1');
 */
export function useParameter(name: string, initial: string): readonly [string, (value: string) => void] {
  const value = useParameters()[name] ?? initial;
  return [value, (next) => setParameters({ [name]: next === initial ? undefined : next })];
}

/** The link that reproduces the page as it is now. */
export function linkToPage(): string {
  return location.href.replace(/#.*$/, '') + hashOf(current);
}

function writeAddress(): void {
  // Somebody has gone elsewhere in the meantime: that is followed, not overwritten.
  if (location.hash !== seen) return;
  const link = linkToPage();
  if (link !== location.href) history.replaceState(null, '', link);
  seen = location.hash;
}

function readAddress(): Parameters {
  return typeof location === 'undefined' ? {} : parametersOf(location.hash);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('hashchange', followAddress);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function followAddress(): void {
  clearTimeout(timer);
  seen = location.hash;
  current = readAddress();
  for (const listener of listeners) listener();
}
