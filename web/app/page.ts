import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Say } from '../../src/index.ts';
import type { Hidden, Problem } from '../state/problem.ts';

/** What every part of the page may need. */
export interface Page {
  readonly problem: Problem;
  readonly hidden: Hidden;
  readonly language: Language;
  readonly say: Say;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('usePage is called outside the page');
  return page;
}
