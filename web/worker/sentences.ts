/** The sentences of the library in other languages: a file of its own, which an English page does not load. */
export { translate } from '../../src/index.ts';
