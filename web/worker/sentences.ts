/** The sentences of the library in other languages: a file of its own, which is loaded when one is met. */
export { translate } from '../../src/index.ts';
