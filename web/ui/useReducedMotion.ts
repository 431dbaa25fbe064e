import { useSyncExternalStore } from 'preact/compat';

const query = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the visitor's system asks for less motion: nothing moves by itself then. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, () => query?.matches === true);
}

function subscribe(listener: () => void): () => void {
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}
