import { useEffect } from 'preact/hooks';
import { LANGUAGES } from '../../src/index.ts';
import icon from '../icon.svg';
import { setParameters, useParameters } from '../state/address.ts';
import { Export } from './Export.tsx';
import { usePage } from './page.ts';
import { Teacher } from './Teacher.tsx';

/** The names that languages have for themselves. */
const OWN_NAME = { en: 'English', zh: '中文' } as const;

/** The head of the page: what it is, and what belongs to no view. */
export function Header() {
  const { say, language } = usePage();
  return (
    <header class="top">
      <div class="brand">
        <img src={icon} alt="" width={32} height={32} />
        <div>
          <h1>Fluxion</h1>
          <p>{say('page.tagline')}</p>
        </div>
      </div>
      <div class="tools">
        <Export />
        <Teacher />
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <button key={other} type="button" lang={other} onClick={() => setParameters({ lang: other })}>
            {OWN_NAME[other]}
          </button>
        ))}
        <Theme />
      </div>
    </header>
  );
}

/** Light or dark: as the system has it, until the visitor chooses. */
function Theme() {
  const { say } = usePage();
  const { theme } = useParameters();
  const isDark = theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  useEffect(() => {
    if (theme === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }, [theme, isDark]);
  return (
    <button type="button" onClick={() => setParameters({ theme: isDark ? 'light' : 'dark' })}>
      {say(isDark ? 'page.light' : 'page.dark')}
    </button>
  );
}
