import { loadLanguage } from 'virtual:languages';
import { languageOf } from '../src/index.ts';
import { parametersOf } from './state/hash.ts';
import { warm } from './worker/pool.ts';

// The workers read the library while the page is built.
warm();
const language = languageOf(parametersOf(location.hash).lang ?? navigator.language);
Promise.all([import('./app/start.tsx'), loadLanguage(language)]).then(([{ start }]) => start());
