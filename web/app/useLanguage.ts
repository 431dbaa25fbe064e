import { loadLanguage } from 'virtual:languages';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../src/index.ts';

/** The language that is asked for, once its messages are there; the one before it until then. The first one is loaded. */
export function useLanguage(asked: Language): Language {
  const [spoken, setSpoken] = useState(asked);
  useEffect(() => {
    let isWanted = true;
    loadLanguage(asked).then(
      () => isWanted && setSpoken(asked),
      // Without a connection it stays as it is.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [asked]);
  return spoken;
}
