import { useEffect, useMemo } from 'preact/hooks';
import { languageOf, speaker } from '../../src/index.ts';
import { useParameters } from '../state/address.ts';
import { hiddenOf, problemOf } from '../state/problem.ts';
import { Ask } from './Ask.tsx';
import { Header } from './Header.tsx';
import { type Page, PageContext } from './page.ts';
import { Tabs } from './Tabs.tsx';
import { useLanguage } from './useLanguage.ts';

/** The whole page. */
export function App() {
  const parameters = useParameters();
  const language = useLanguage(languageOf(parameters.lang ?? navigator.language));
  const page = useMemo((): Page => {
    return { problem: problemOf(parameters), hidden: hiddenOf(parameters), language, say: speaker(language) };
  }, [parameters, language]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  }, [language]);
  return (
    <PageContext.Provider value={page}>
      <div class="page">
        <Header />
        <main>
          <Ask />
          <Tabs />
        </main>
        <footer class="foot">{page.say('page.foot')}</footer>
      </div>
    </PageContext.Provider>
  );
}
